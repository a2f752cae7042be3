package dev.pershot.ladder;

import dev.pershot.model.FrameSampling;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.List;

/**
 * The trials of a shot that its title's ladder is decided from.
 *
 * <p>Adaptive: first the middle and the smallest size, over the range of quantizers; and of each
 * trial as many frames scored as tell its mean. {@link dev.pershot.hull.ShotModel} tells the rest,
 * and {@link Refinement} what of it has to be tried after all (docs/adr/0008).
 */
public final class AnalysisPlan {
  /** Places in the range of quantizers. */
  private static final List<Double> MIDDLE = List.of(0.0, 0.5625, 1.0);

  private static final List<Double> SMALLEST = List.of(0.0, 0.5, 0.75, 1.0);

  /** A range of quantizers so small is tried in full. */
  private static final double LEAST_RANGE = 8;

  /** Quantizers are decided as finely as that. */
  private static final double STEP = 0.5;

  private final Policy policy;
  private final Quantizers quantizers;
  private final List<Resolution> sizes;
  private final boolean exhaustive;

  /**
   * A plan for each shot of a master.
   *
   * @param sizes largest first
   */
  public AnalysisPlan(Policy policy, List<Resolution> sizes) {
    this.policy = policy;
    this.quantizers = policy.quantizers();
    this.sizes = List.copyOf(sizes);
    this.exhaustive =
        policy.sampling() == Sampling.EXHAUSTIVE
            || quantizers.max() - quantizers.min() < LEAST_RANGE;
  }

  /** Whether every recipe that a rung may have is tried, and nothing is predicted. */
  public boolean isExhaustive() {
    return exhaustive;
  }

  /** Largest first. */
  public List<Resolution> sizes() {
    return sizes;
  }

  /** VMAF points that a rung may turn out to be off by; its rate by three times as many percent. */
  public double tolerance() {
    return policy.tolerance();
  }

  /** What to try of any shot at first: the largest size first, the finest quantizer first. */
  public List<Encode> first() {
    List<Encode> encodes = new ArrayList<>();
    for (int size = 0; size < sizes.size(); size++) {
      List<Double> tried = exhaustive ? quantizers.values() : at(places(size));
      for (double quantizer : tried) {
        encodes.add(analysis(size, quantizer));
      }
    }
    return encodes;
  }

  private List<Double> places(int size) {
    if (size == (sizes.size() - 1) / 2) {
      return MIDDLE;
    }
    return size == sizes.size() - 1 ? SMALLEST : List.of();
  }

  private List<Double> at(List<Double> places) {
    double range = quantizers.max() - quantizers.min();
    return places.stream()
        .map(place -> Math.rint((quantizers.min() + place * range) / STEP) * STEP)
        .map(quantizer -> Math.min(quantizer, quantizers.max()))
        .toList();
  }

  /** How a trial of a size is encoded. */
  public Encode analysis(int size, double quantizer) {
    return new Encode(
        sizes.get(size), quantizer, exhaustive ? policy.finalPreset() : policy.analysisPreset());
  }

  /** How analysis tries a shot of a rung. */
  public Encode analysed(PlannedRung rung, int shot) {
    return analysis(sizes.indexOf(rung.resolution()), rung.quantizers().get(shot));
  }

  /** How a shot of a rung is encoded in the end. */
  public Encode delivered(PlannedRung rung, int shot) {
    return new Encode(rung.resolution(), rung.quantizers().get(shot), policy.finalPreset());
  }

  /** The quantizers that rungs may have, finest first. */
  public List<Double> decided() {
    if (exhaustive) {
      return quantizers.values();
    }
    List<Double> bracket = at(MIDDLE);
    List<Double> all = new ArrayList<>();
    for (double q = bracket.get(0); q <= bracket.get(bracket.size() - 1); q += STEP) {
      all.add(q);
    }
    return List.copyOf(all);
  }

  /** Which frames of a shot its trials score. */
  public FrameSampling scored(int length) {
    return exhaustive ? FrameSampling.ALL : FrameSampling.enoughFor(length);
  }
}
