package dev.pershot.bench;

import static dev.pershot.bench.BenchResult.rounded;

import dev.pershot.app.job.Settled;
import dev.pershot.hull.BdRate;
import dev.pershot.hull.BdRateResult;
import dev.pershot.hull.HullException;
import dev.pershot.hull.Interpolation;
import dev.pershot.hull.QualityRange;
import dev.pershot.hull.RateQuality;
import dev.pershot.hull.RateQualityCurve;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What deciding by the adaptive analysis costs, on real encodes.
 *
 * @param range what the targets were taken from
 * @param exhaustiveLeftOut points that do not rise in rate and quality, or that no target has
 * @param adaptiveLeftOut likewise
 * @param overlap the common quality range as a share of the range that either curve covers
 * @param reason why there is no BD-rate, where there is none
 */
public record Loss(
    String range,
    int exhaustiveLeftOut,
    int adaptiveLeftOut,
    Optional<Double> bdRatePercent,
    Optional<Double> overlap,
    Optional<String> reason,
    List<Target> targets) {
  static final QualityRange JUDGED = new QualityRange(30, 95);

  public Loss {
    targets = List.copyOf(targets);
  }

  /**
   * A rate and what both decisions give at it; empty where all that they know takes more.
   *
   * @param predicted what the adaptive analysis believed
   */
  public record Target(
      double kbps,
      Optional<Point> exhaustive,
      Optional<Point> adaptive,
      Optional<Point> predicted) {}

  /** A title at one resolution. */
  public record Point(Resolution resolution, double kbps, double quality) {
    static Point of(PlannedRung rung) {
      return new Point(rung.resolution(), rounded(rung.kbps(), 2), rounded(rung.quality(), 3));
    }
  }

  /** One target with the rungs that both decisions lead to, measured. */
  record Decided(
      double kbps,
      Optional<PlannedRung> exhaustive,
      Optional<PlannedRung> adaptive,
      Optional<PlannedRung> predicted) {
    private Target target() {
      return new Target(
          rounded(kbps, 2),
          exhaustive.map(Point::of),
          adaptive.map(Point::of),
          predicted.map(Point::of));
    }
  }

  /**
   * Decides each target by both analyses, and compares.
   *
   * @param measured tells what rungs give as delivered, in their order
   */
  static Loss of(
      RateTargets targets,
      RateAllocation exhaustive,
      RateAllocation adaptive,
      UnaryOperator<List<PlannedRung>> measured) {
    List<Optional<PlannedRung>> predicted = targets.kbps().stream().map(adaptive::at).toList();
    Iterator<PlannedRung> real =
        measured.apply(predicted.stream().flatMap(Optional::stream).toList()).iterator();
    List<Decided> decided = new ArrayList<>();
    for (int i = 0; i < predicted.size(); i++) {
      double kbps = targets.kbps().get(i);
      decided.add(
          new Decided(
              kbps,
              exhaustive.at(kbps),
              predicted.get(i).map(rung -> real.next()),
              predicted.get(i)));
    }
    return of(targets.range(), decided);
  }

  /**
   * Compares.
   *
   * @param decided lowest rate first
   */
  static Loss of(String range, List<Decided> decided) {
    List<PlannedRung> anchor =
        Settled.rising(decided.stream().flatMap(d -> d.exhaustive().stream()).toList());
    List<PlannedRung> test =
        Settled.rising(decided.stream().flatMap(d -> d.adaptive().stream()).toList());
    Optional<BdRateResult> result = Optional.empty();
    Optional<String> reason = Optional.empty();
    try {
      result = Optional.of(BdRate.between(curve(anchor), curve(test), Interpolation.PCHIP, JUDGED));
    } catch (HullException e) {
      reason = Optional.ofNullable(e.getMessage());
    }
    return new Loss(
        range,
        decided.size() - anchor.size(),
        decided.size() - test.size(),
        result.map(bd -> rounded(bd.percent(), 3)),
        result.map(bd -> rounded(bd.overlap(), 3)),
        reason,
        decided.stream().map(Decided::target).toList());
  }

  private static RateQualityCurve curve(List<PlannedRung> rungs) {
    return new RateQualityCurve(
        rungs.stream().map(rung -> new RateQuality(rung.kbps(), rung.quality())).toList());
  }
}
