package dev.pershot.ladder;

import dev.pershot.hull.Sample;
import dev.pershot.hull.ShotModel;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A shot's operating points, told from the trials of a plan. */
public final class ShotPrediction {
  /** VMAF. No one watches a shot that is worse. */
  private static final double LOWEST_SEEN = 25;

  /** Trials of a shot beyond the plan's first ones; what they would tell is not worth more. */
  private static final int MOST_MORE = 4;

  /** So many share one decoding of the shot. */
  private static final int SIDE_BY_SIDE = 2;

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

  /**
   * What to try next: the encode that is most in doubt of those that a rung may take, and another
   * beside it where that is at another size. Nothing where the tolerance is met, which it is at
   * once where the shot lies above the ceiling or below what anyone looks at.
   */
  public List<Encode> next() {
    if (plan.isExhaustive() || made.size() >= plan.first().size() + MOST_MORE) {
      return List.of();
    }
    ShotModel model = model();
    Map<Resolution, Doubt> worst = new TreeMap<>(Collections.reverseOrder());
    for (ShotPoint point : taken(points(model))) {
      int size = plan.sizes().indexOf(point.resolution());
      Doubt doubt = new Doubt(point.encode(), model.doubt(size, point.quantizer()));
      if (doubt.points > plan.tolerance()) {
        worst.merge(
            point.resolution(), doubt, (one, other) -> other.points > one.points ? other : one);
      }
    }
    return worst.values().stream()
        .sorted(Comparator.comparingDouble((Doubt doubt) -> -doubt.points))
        .limit(SIDE_BY_SIDE)
        .map(Doubt::encode)
        .toList();
  }

  private record Doubt(Encode encode, double points) {}

  /** The points that some slope leads to, as far as rungs go: those of the shot's upper hull. */
  private List<ShotPoint> taken(List<ShotPoint> points) {
    return ShotPoint.hull(points).points().stream()
        .map(point -> points.get(point.trial()))
        .filter(point -> point.quality() >= LOWEST_SEEN && point.quality() <= plan.highestTaken())
        .toList();
  }

  /** What was made, in the order in which it was. */
  public List<ShotPoint> made() {
    return made;
  }

  /** The same, knowing more trials. */
  public ShotPrediction with(List<ShotPoint> more) {
    List<ShotPoint> all = new ArrayList<>(made);
    all.addAll(more);
    return new ShotPrediction(plan, all, highest);
  }

  /** A point for every size and every quantizer that a rung may have. */
  public List<ShotPoint> points() {
    if (plan.isExhaustive()) {
      return made;
    }
    return points(model());
  }

  private List<ShotPoint> points(ShotModel model) {
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
