package dev.pershot.ladder;

import dev.pershot.model.FrameSampling;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The trials of a shot that its title's ladder is decided from.
 *
 * <p>Adaptive: the smallest and the middle size over most of the range of quantizers, the largest
 * at two, the others at one, and of each trial as many frames scored as tell its mean. {@link
 * dev.pershot.hull.ShotModel} tells the rest (docs/adr/0008).
 */
public final class AnalysisPlan {
  /** Places in the range of quantizers; below the first one no rung goes. */
  private static final List<Double> CURVE = List.of(0.125, 0.5, 0.75, 1.0);

  private static final List<Double> LARGEST = List.of(0.125, 0.625);
  private static final List<Double> OTHERS = List.of(0.5);

  /** A range of quantizers so small is tried in full. */
  private static final double LEAST_RANGE = 8;

  /** Quantizers are decided as finely as that. */
  private static final double STEP = 0.5;

  private final Quantizers quantizers;
  private final List<Resolution> sizes;
  private final boolean exhaustive;

  /**
   * A plan for each shot of a master.
   *
   * @param sizes largest first
   */
  public AnalysisPlan(Policy policy, List<Resolution> sizes) {
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

  /** The quantizers to try at each size, finest first; the largest size first. */
  public Map<Resolution, List<Double>> trials() {
    Map<Resolution, List<Double>> trials = new LinkedHashMap<>();
    for (int size = 0; size < sizes.size(); size++) {
      trials.put(sizes.get(size), exhaustive ? quantizers.values() : at(places(size)));
    }
    return trials;
  }

  private List<Double> places(int size) {
    if (size == sizes.size() - 1 || size == sizes.size() / 2) {
      return CURVE;
    }
    return size == 0 ? LARGEST : OTHERS;
  }

  private List<Double> at(List<Double> places) {
    double range = quantizers.max() - quantizers.min();
    return places.stream()
        .map(place -> Math.rint((quantizers.min() + place * range) / STEP) * STEP)
        .map(quantizer -> Math.min(quantizer, quantizers.max()))
        .toList();
  }

  /** How many trials a shot takes. */
  public int trialsPerShot() {
    return trials().values().stream().mapToInt(List::size).sum();
  }

  /** The quantizers that rungs may have, finest first. */
  public List<Double> decided() {
    if (exhaustive) {
      return quantizers.values();
    }
    List<Double> bracket = at(CURVE);
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
