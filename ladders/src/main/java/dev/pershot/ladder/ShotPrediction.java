package dev.pershot.ladder;

import dev.pershot.hull.Sample;
import dev.pershot.hull.ShotModel;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A shot's operating points, told from the trials of a plan. */
public final class ShotPrediction {
  private final AnalysisPlan plan;
  private final List<ShotPoint> made;
  private final double highest;

  /**
   * A prediction.
   *
   * @param made what the plan's trials gave
   * @param highest score of the metric
   */
  public ShotPrediction(AnalysisPlan plan, List<ShotPoint> made, double highest) {
    this.plan = plan;
    this.made = List.copyOf(made);
    this.highest = highest;
  }

  /** What to try next; nothing where the tolerance is met. */
  public List<Encode> next() {
    return List.of();
  }

  /** A point for every size and every quantizer that a rung may have. */
  public List<ShotPoint> points() {
    if (plan.isExhaustive()) {
      return made;
    }
    ShotModel model = model();
    List<ShotPoint> points = new ArrayList<>();
    for (int size = 0; size < plan.sizes().size(); size++) {
      for (double quantizer : plan.decided()) {
        points.add(point(model, size, quantizer));
      }
    }
    return points;
  }

  private ShotModel model() {
    return new ShotModel(
        plan.sizes().stream().map(Resolution::height).toList(),
        made.stream()
            .map(
                point ->
                    new Sample(
                        plan.sizes().indexOf(point.resolution()),
                        point.quantizer(),
                        point.kbps(),
                        point.quality()))
            .toList(),
        highest);
  }

  private ShotPoint point(ShotModel model, int size, double quantizer) {
    ShotModel.Estimate estimate = model.at(size, quantizer);
    ShotPoint nearest = nearest(size, quantizer);
    return estimate.measured()
        ? nearest
        : nearest.predicting(
            plan.analysis(size, quantizer), estimate.rateKbps(), estimate.quality());
  }

  /** Bytes are spread over the shot as in the trial that is most like it. */
  private ShotPoint nearest(int size, double quantizer) {
    return made.stream()
        .min(
            Comparator.comparingInt((ShotPoint point) -> steps(point, size))
                .thenComparingDouble(point -> Math.abs(point.quantizer() - quantizer)))
        .orElseThrow();
  }

  private int steps(ShotPoint point, int size) {
    return Math.abs(plan.sizes().indexOf(point.resolution()) - size);
  }
}
