package dev.pershot.app.estimate;

import dev.pershot.app.estimate.ExtractAnalysis.Result;
import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What final encodes cost: of each size that rungs have, one of one extract is made. */
final class FinalTrials {
  private final StandIn title;
  private final AnalysisPlan plan;
  private final ExtractTrials trials;
  private final List<Result> analysis;

  FinalTrials(StandIn title, AnalysisPlan plan, ExtractTrials trials, List<Result> analysis) {
    this.title = title;
    this.plan = plan;
    this.trials = trials;
    this.analysis = List.copyOf(analysis);
  }

  List<FinalCost> costs(GuessedRungs rungs, SideBySide slots) {
    List<Resolution> sizes = rungs.sizes();
    return slots.run(
        IntStream.range(0, sizes.size())
            .<Supplier<FinalCost>>mapToObj(
                i -> () -> cost(rungs, sizes.get(i), i % title.extracts().size()))
            .toList());
  }

  private FinalCost cost(GuessedRungs rungs, Resolution size, int extract) {
    Trial trial = plan.isExhaustive() ? made(size, extract) : make(rungs, size, extract);
    return FinalCost.of(trial, dearness(extract));
  }

  /** An exhaustive analysis makes what is delivered, and scores all of it. */
  private Trial made(Resolution size, int extract) {
    List<Trial> own =
        analysis.get(extract).trials().stream()
            .filter(trial -> trial.spec().recipe().resolution().equals(size))
            .toList();
    return own.get(own.size() / 2);
  }

  private Trial make(GuessedRungs rungs, Resolution size, int extract) {
    List<PlannedRung> own =
        rungs.rungs().stream().filter(rung -> rung.resolution().equals(size)).toList();
    Encode encode = plan.delivered(own.get(own.size() / 2), extract);
    return trials
        .run(title.extracts().get(extract), FrameSampling.ALL, List.of(encode))
        .get(0)
        .get(0);
  }

  /** Of the title's frames to the encoder, relative to an extract's. */
  private double dearness(int extract) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < analysis.size(); i++) {
      int weight = title.extracts().get(i).weight();
      sum += weight * encoding(i);
      weights += weight;
    }
    return sum / weights / encoding(extract);
  }

  /** By the trials that all extracts have: those that a shot begins with. */
  private double encoding(int extract) {
    double seconds =
        analysis.get(extract).trials().stream()
            .limit(plan.first().size())
            .mapToDouble(trial -> trial.cpuSeconds().encode())
            .sum();
    return seconds / title.extracts().get(extract).frames().length();
  }

  /** How many passes the final encodes of a shot run in. */
  int passes(GuessedRungs rungs) {
    List<Encode> encodes =
        rungs.rungs().stream().map(rung -> plan.delivered(rung, 0)).distinct().toList();
    return trials.passes(title.extracts().get(0), encodes);
  }
}
