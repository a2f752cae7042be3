package dev.pershot.app.estimate;

import dev.pershot.app.estimate.ExtractAnalysis.Result;
import dev.pershot.ladder.Encode;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Json;
import dev.pershot.model.Trial;
import java.util.List;
import java.util.Map;

/**
 * What the analysis of a shot takes, by all of its trials together.
 *
 * @param trials how many
 * @param passes they run in
 * @param perFrame scaling and encoding a frame of the shot
 * @param perScored scoring one of its scored frames
 * @param recordBytesPerFrame that the store keeps of the trials
 * @param streamBytesPerFrame of their elementary streams
 * @param pixelsPerFrame of their pictures
 */
record AnalysisCost(
    double trials,
    double passes,
    CpuSeconds perFrame,
    CpuSeconds perScored,
    double recordBytesPerFrame,
    double streamBytesPerFrame,
    double pixelsPerFrame) {
  private static final AnalysisCost NONE =
      new AnalysisCost(0, 0, CpuSeconds.ZERO, CpuSeconds.ZERO, 0, 0, 0);

  AnalysisCost {
    if (trials < 0 || passes < 0 || perFrame.total() < 0 || perScored.total() < 0) {
      throw new IllegalArgumentException("analysis takes no less than nothing");
    }
  }

  static AnalysisCost of(List<Extract> extracts, List<Result> results) {
    return mean(extracts, results.stream().map(AnalysisCost::of).toList());
  }

  /** The mean over extracts, by their weights. */
  static AnalysisCost mean(List<Extract> extracts, List<AnalysisCost> costs) {
    double all = extracts.stream().mapToInt(Extract::weight).sum();
    AnalysisCost mean = NONE;
    for (int i = 0; i < extracts.size(); i++) {
      mean = mean.plus(costs.get(i).times(extracts.get(i).weight() / all));
    }
    return mean;
  }

  /**
   * Of trials that only some shots have.
   *
   * @param shares the part of the shots that have a trial
   */
  static AnalysisCost of(List<List<Trial>> passes, Map<Encode, Double> shares) {
    double most = shares.values().stream().mapToDouble(share -> share).max().orElse(0);
    AnalysisCost sum =
        NONE.plus(
            new AnalysisCost(0, most * passes.size(), CpuSeconds.ZERO, CpuSeconds.ZERO, 0, 0, 0));
    for (Trial trial : passes.stream().flatMap(List::stream).toList()) {
      double share = shares.getOrDefault(Encode.of(trial.spec().recipe()), 0.0);
      sum = sum.plus(of(trial).times(share));
    }
    return sum;
  }

  private static AnalysisCost of(Result result) {
    AnalysisCost sum =
        NONE.plus(
            new AnalysisCost(0, result.passes().size(), CpuSeconds.ZERO, CpuSeconds.ZERO, 0, 0, 0));
    for (Trial trial : result.trials()) {
      sum = sum.plus(of(trial));
    }
    return sum;
  }

  private static AnalysisCost of(Trial trial) {
    double frames = trial.spec().range().length();
    return new AnalysisCost(
        1,
        0,
        TrialCost.encoding(trial).times(1 / frames),
        TrialCost.scoring(trial).times(1.0 / trial.spec().scoredFrames()),
        Json.canonical(trial).length / frames,
        trial.bytes() / frames,
        trial.spec().recipe().resolution().pixels());
  }

  /** The same with so many times as many trials. */
  AnalysisCost times(double factor) {
    return new AnalysisCost(
        factor * trials,
        factor * passes,
        perFrame.times(factor),
        perScored.times(factor),
        factor * recordBytesPerFrame,
        factor * streamBytesPerFrame,
        factor * pixelsPerFrame);
  }

  AnalysisCost plus(AnalysisCost other) {
    return new AnalysisCost(
        trials + other.trials,
        passes + other.passes,
        perFrame.plus(other.perFrame),
        perScored.plus(other.perScored),
        recordBytesPerFrame + other.recordBytesPerFrame,
        streamBytesPerFrame + other.streamBytesPerFrame,
        pixelsPerFrame + other.pixelsPerFrame);
  }
}
