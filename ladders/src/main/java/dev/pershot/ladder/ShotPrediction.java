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
  private final ShotModel model;

  /**
   * A prediction.
   *
   * @param made what the plan's trials gave
   * @param highest score of the metric
   */
  public ShotPrediction(AnalysisPlan plan, List<ShotPoint> made, double highest) {
    this.plan = plan;
    this.made = List.copyOf(made);
    this.model =
        new ShotModel(
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

  /** A point for every size and every quantizer that a rung may have. */
  public List<ShotPoint> points() {
    List<ShotPoint> points = new ArrayList<>();
    for (int size = 0; size < plan.sizes().size(); size++) {
      for (double quantizer : plan.decided()) {
        points.add(point(size, quantizer));
      }
    }
    return points;
  }

  private ShotPoint point(int size, double quantizer) {
    Resolution resolution = plan.sizes().get(size);
    ShotPoint nearest = nearest(resolution, quantizer);
    ShotModel.Estimate estimate = model.at(size, quantizer);
    return estimate.measured()
        ? nearest
        : nearest.predicting(resolution, quantizer, estimate.rateKbps(), estimate.quality());
  }

  /** Bytes are spread over the shot as in the trial that is most like it. */
  private ShotPoint nearest(Resolution resolution, double quantizer) {
    return made.stream()
        .filter(point -> point.resolution().equals(resolution))
        .min(Comparator.comparingDouble(point -> Math.abs(point.quantizer() - quantizer)))
        .orElseThrow();
  }
}
