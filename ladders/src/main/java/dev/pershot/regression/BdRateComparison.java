package dev.pershot.regression;

import dev.pershot.hull.BdRate;
import dev.pershot.hull.HullException;
import dev.pershot.hull.Interpolation;
import dev.pershot.hull.RateQuality;
import dev.pershot.hull.RateQualityCurve;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How much more rate the ladder needs for the golden's quality: BD-rate over its rungs (PCHIP). */
final class BdRateComparison implements Comparison {
  private final Metric metric;

  BdRateComparison(Metric metric) {
    this.metric = metric;
  }

  @Override
  public String name() {
    return "BD-rate, " + metric.label();
  }

  @Override
  public List<Finding> compare(Pair pair) {
    if (!pair.hasSameModel()) {
      return List.of();
    }
    Ladder golden = pair.golden().ladder();
    Ladder now = pair.now().ladder();
    List<RateQuality> anchor = points(golden, this::measured);
    List<RateQuality> test = points(now, this::measured);
    if (anchor.equals(test)) {
      return List.of();
    }
    try {
      double percent = bdRate(anchor, test);
      return new Judgement(name(), "", "BD-rate", "%", pair.tolerances().bdRatePercent())
          .of(percent, pair.bootstrap(), counts -> resampled(golden, now, counts));
    } catch (HullException e) {
      return List.of(unjudged(e));
    }
  }

  /** Of short ladders, rungs are judged one by one; what cannot be compared is no pass. */
  private Finding unjudged(HullException e) {
    return e.code() == HullException.Code.TOO_FEW_POINTS
        ? Finding.note(name(), "fewer than 4 rungs have no BD-rate; they are judged one by one")
        : Finding.refused(name(), "no BD-rate: " + e.getMessage());
  }

  static double bdRate(List<RateQuality> anchor, List<RateQuality> test) {
    return BdRate.between(
            new RateQualityCurve(anchor), new RateQualityCurve(test), Interpolation.PCHIP)
        .percent();
  }

  private RateQuality measured(Rung rung) {
    return new RateQuality(rung.measured().kbps(), metric.of(rung.measured()));
  }

  private double resampled(Ladder golden, Ladder now, int[] counts) {
    try {
      return bdRate(
          points(golden, rung -> resampled(golden, rung, counts)),
          points(now, rung -> resampled(now, rung, counts)));
    } catch (HullException e) {
      return Double.NaN;
    }
  }

  private RateQuality resampled(Ladder ladder, Rung rung, int[] counts) {
    return new RateQuality(Metric.rate(ladder, rung, counts), metric.of(ladder, rung, counts));
  }

  private static List<RateQuality> points(Ladder ladder, Function<Rung, RateQuality> point) {
    List<RateQuality> points = new ArrayList<>();
    ladder.rungs().forEach(rung -> points.add(point.apply(rung)));
    return points;
  }
}
