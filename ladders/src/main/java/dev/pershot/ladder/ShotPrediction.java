package dev.pershot.ladder;

import dev.pershot.hull.Sample;
import dev.pershot.hull.ShotModel;
import dev.pershot.hull.ShotModel.Doubt;
import dev.pershot.hull.ShotModel.Setting;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A shot's operating points, told from the trials of a plan. */
public final class ShotPrediction {
  private final AnalysisPlan plan;
  private final List<ShotPoint> made;
  private final Optional<ShotModel> model;

  /**
   * A prediction.
   *
   * @param made what the plan's trials gave
   * @param highest score of the metric
   */
  public ShotPrediction(AnalysisPlan plan, List<ShotPoint> made, double highest) {
    this.plan = plan;
    this.made = List.copyOf(made);
    this.model = plan.isExhaustive() ? Optional.empty() : Optional.of(model(plan, made, highest));
  }

  private static ShotModel model(AnalysisPlan plan, List<ShotPoint> made, double highest) {
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

  /** A point for every size and every quantizer that a rung may have. */
  public List<ShotPoint> points() {
    return model.map(this::points).orElse(made);
  }

  /**
   * The point of an encode. Where its quantizer lies beyond those that an adaptive analysis tells
   * of, or is none that an exhaustive one tried, it is told that of the nearest one.
   */
  public ShotPoint at(Encode encode) {
    ShotPoint point = model.map(known -> within(known, encode)).orElseGet(() -> nearest(encode));
    return point.quantizer() == encode.quantizer()
        ? point
        : point.predicting(encode, point.kbps(), point.quality());
  }

  private ShotPoint within(ShotModel known, Encode encode) {
    List<Double> decided = plan.decided();
    double finest = decided.get(0);
    double coarsest = decided.get(decided.size() - 1);
    double quantizer = Math.max(finest, Math.min(coarsest, encode.quantizer()));
    return point(known, setting(encode).size(), quantizer);
  }

  private ShotPoint nearest(Encode encode) {
    return nearest(setting(encode).size(), encode.quantizer());
  }

  /**
   * How far off the point of an encode may be.
   *
   * @param planned encodes that will be tried before
   */
  public Doubt doubt(Encode encode, Collection<Encode> planned) {
    return model
        .map(known -> known.doubt(setting(encode), planned.stream().map(this::setting).toList()))
        .orElse(Doubt.NONE);
  }

  /** Whether an encode is larger than all that were tried. */
  boolean isBeyondTrials(Encode encode) {
    return model.map(known -> known.isBeyond(setting(encode).size())).orElse(false);
  }

  /** The rate that an encode has or would have. */
  double kbps(Encode encode) {
    Setting setting = setting(encode);
    return model.orElseThrow().at(setting.size(), setting.quantizer()).rateKbps();
  }

  private Setting setting(Encode encode) {
    return new Setting(plan.sizes().indexOf(encode.resolution()), encode.quantizer());
  }

  private List<ShotPoint> points(ShotModel known) {
    List<ShotPoint> points = new ArrayList<>();
    for (int size = 0; size < plan.sizes().size(); size++) {
      for (double quantizer : plan.decided()) {
        points.add(point(known, size, quantizer));
      }
    }
    return points;
  }

  private ShotPoint point(ShotModel known, int size, double quantizer) {
    ShotModel.Estimate estimate = known.at(size, quantizer);
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
