package dev.pershot.qoe;

import dev.pershot.hull.Pchip;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.qoe.StreamedTitle.Rung;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a delivered ladder would be with one quantizer for all shots of a rung: as many rungs, of
 * the same sizes, each of as many bytes, with the same segments. Nothing is encoded for it; it is
 * told from trials.
 *
 * <p>For each shot, curves over the quantizer go through its trials of the rung's size. The
 * delivered segments are moved along them, from the shot's own quantizer to the common one, so that
 * a shot whose quantizers are equal stays as it was delivered.
 */
public final class FixedLadder {
  private static final int HALVINGS = 60;

  private final DeliveredTitle delivered;
  private final List<TrialPoint> trials;

  /**
   * A trial with the delivered preset, all of its frames scored.
   *
   * @param vmaf mean
   */
  public record TrialPoint(
      FrameRange shot, Resolution resolution, double quantizer, long bytes, double vmaf) {}

  private FixedLadder(DeliveredTitle delivered, List<TrialPoint> trials) {
    this.delivered = delivered;
    this.trials = trials;
  }

  /** A shot's trials at a size, as curves over the quantizer. */
  private record Curves(Pchip logBytes, Pchip vmaf) {
    double ratio(double from, double to) {
      return StrictMath.exp(logBytes.at(to) - logBytes.at(from));
    }

    double gain(double from, double to) {
      return vmaf.at(to) - vmaf.at(from);
    }
  }

  /**
   * The fixed ladder.
   *
   * @param trials of an exhaustive run: each shot, each size, the same quantizers
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT} where they do not reach
   */
  public static StreamedTitle of(DeliveredTitle delivered, List<TrialPoint> trials) {
    FixedLadder fixed = new FixedLadder(delivered, trials);
    List<Rung> rungs = new ArrayList<>();
    for (int rung = 0; rung < delivered.ladder().rungs().size(); rung++) {
      rungs.add(fixed.rung(rung));
    }
    return new StreamedTitle(delivered.title().segmentMillis(), rungs);
  }

  private Rung rung(int index) {
    Ladder.Rung told = delivered.ladder().rungs().get(index);
    Rung rung = delivered.title().rungs().get(index);
    List<Curves> curves = new ArrayList<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int shot = 0; shot < told.shots().size(); shot++) {
      double own = told.shots().get(shot).quantizer();
      curves.add(curves(shot, told.resolution(), own));
      low = Math.min(low, own);
      high = Math.max(high, own);
    }
    double wanted = sum(rung.segmentBits());
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (sum(bits(rung, told.shots(), curves, middle)) > wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new Rung(
        rung.name(),
        rung.kbps(),
        bits(rung, told.shots(), curves, high),
        vmaf(told.shots(), curves, high));
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** A segment's bytes are its shots' in proportion to the rates of their encodes. */
  private List<Double> bits(
      Rung rung, List<ShotChoice> shots, List<Curves> curves, double quantizer) {
    List<Double> bits = new ArrayList<>();
    for (int i = 0; i < delivered.segments().size(); i++) {
      double ratio =
          DeliveredTitle.mean(
              delivered.ladder(),
              delivered.segments().get(i),
              shot -> shots.get(shot).kbps(),
              shot -> curves.get(shot).ratio(shots.get(shot).quantizer(), quantizer));
      bits.add(rung.segmentBits().get(i) * ratio);
    }
    return bits;
  }

  private List<Double> vmaf(List<ShotChoice> shots, List<Curves> curves, double quantizer) {
    return delivered.segments().stream()
        .map(
            segment ->
                DeliveredTitle.mean(
                    delivered.ladder(),
                    segment,
                    shot -> 1,
                    shot ->
                        shots.get(shot).measured()
                            + curves.get(shot).gain(shots.get(shot).quantizer(), quantizer)))
        .toList();
  }

  private Curves curves(int shot, Resolution resolution, double own) {
    Shot frames = delivered.ladder().shots().shots().get(shot);
    List<TrialPoint> points =
        trials.stream()
            .filter(t -> t.shot().equals(frames.range()) && t.resolution().equals(resolution))
            .sorted(Comparator.comparingDouble(TrialPoint::quantizer))
            .toList();
    if (points.size() < 2
        || points.get(0).quantizer() > own
        || points.get(points.size() - 1).quantizer() < own) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT,
          "the trials of shot %s at %s do not reach quantizer %s; take those of an exhaustive run of the same master and shots"
              .formatted(frames.range(), resolution, own));
    }
    double[] quantizers = points.stream().mapToDouble(TrialPoint::quantizer).toArray();
    return new Curves(
        Pchip.through(
            quantizers,
            points.stream().mapToDouble(t -> StrictMath.log((double) t.bytes())).toArray()),
        Pchip.through(quantizers, points.stream().mapToDouble(TrialPoint::vmaf).toArray()));
  }
}
