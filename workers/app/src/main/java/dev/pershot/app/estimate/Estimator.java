package dev.pershot.app.estimate;

import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.estimate.ExtractAnalysis.Result;
import dev.pershot.app.job.Estimate;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Tells what an inspected job will take: tries extracts of its master, and projects. */
public final class Estimator {
  /** 4:2:0 of 8 bits. */
  private static final double BYTES_PER_PIXEL = 1.5;

  private final JobStore jobs;
  private final SideBySide slots;
  private final AnalysisPlan plan;
  private final StandIn title;
  private final ExtractTrials trials;

  private Estimator(MasterSource source, JobStore jobs, int slots) {
    this.jobs = jobs;
    this.slots = new SideBySide(slots);
    this.plan = jobs.analysisPlan();
    this.title = StandIn.of(jobs);
    this.trials = new ExtractTrials(source, jobs);
  }

  public static Estimate of(MasterSource source, JobStore jobs, int slots) {
    return new Estimator(source, jobs, slots).estimate(System.nanoTime());
  }

  private Estimate estimate(long started) {
    ExtractAnalysis analysis = new ExtractAnalysis(jobs, title, trials);
    List<Result> results =
        slots.run(eachExtract().<Supplier<Result>>mapToObj(i -> () -> analysis.run(i)).toList());
    GuessedRungs rungs =
        GuessedRungs.of(jobs, title, results.stream().map(Result::points).toList());
    List<Map<Encode, Double>> more =
        new GuessedRefinement(plan, title, results).shares(rungs, TitleWork.analysed(jobs).size());
    AnalysisCost shot = AnalysisCost.of(title.extracts(), results).plus(more(analysis, more));
    Projection projection = projection(shot, results, rungs, more);
    return estimate(projection, rungs, (System.nanoTime() - started) / 1e9);
  }

  private IntStream eachExtract() {
    return IntStream.range(0, title.extracts().size());
  }

  /** Of a shot's trials in the rounds after the first. */
  private AnalysisCost more(ExtractAnalysis analysis, List<Map<Encode, Double>> shares) {
    List<AnalysisCost> costs =
        slots.run(
            eachExtract()
                .<Supplier<AnalysisCost>>mapToObj(
                    i ->
                        () ->
                            AnalysisCost.of(
                                analysis.more(i, shares.get(i).keySet()), shares.get(i)))
                .toList());
    return AnalysisCost.mean(title.extracts(), costs);
  }

  private Projection projection(
      AnalysisCost shot, List<Result> results, GuessedRungs rungs, List<Map<Encode, Double>> more) {
    FinalTrials finals = new FinalTrials(title, plan, trials, results);
    List<List<Trial>> passes = results.stream().flatMap(one -> one.passes().stream()).toList();
    double tried = results.get(0).trials().size();
    return new Projection(
        TitleWork.of(jobs),
        plan.isExhaustive() ? shot.times(plan.first().size() / tried) : shot,
        plan.isExhaustive(),
        Decoding.of(
            passes, jobs.index(), (double) jobs.job().master().video().resolution().pixels()),
        finals.costs(rungs, slots).stream().map(cost -> work(cost, rungs, more)).toList(),
        plan.isExhaustive() ? 0 : finals.passes(rungs),
        isKept());
  }

  private RungWork work(FinalCost cost, GuessedRungs rungs, List<Map<Encode, Double>> more) {
    Resolution size = cost.resolution();
    long own = rungs.rungs().stream().filter(rung -> rung.resolution().equals(size)).count();
    if (plan.isExhaustive()) {
      return new RungWork(cost, (int) own, 0, 0);
    }
    double encodes = 0;
    double made = 0;
    for (int i = 0; i < title.extracts().size(); i++) {
      double weight = (double) title.extracts().get(i).weight() / Extract.PARTS;
      for (Encode encode : rungs.delivered(size, plan, i)) {
        encodes += weight;
        made += weight * tried(encode, more.get(i));
      }
    }
    return new RungWork(cost, (int) own, encodes, Math.min(made, encodes));
  }

  /** The part of the shots of which analysis tries an encode. */
  private double tried(Encode encode, Map<Encode, Double> more) {
    return plan.first().contains(encode) ? 1 : more.getOrDefault(encode, 0.0);
  }

  /**
   * Whether one worker has room for all shots: as they are decoded, scaled to all sizes, and
   * converted for scorers, which is about as much as decoded.
   */
  private boolean isKept() {
    Master.Video video = jobs.job().master().video();
    double pixels =
        video.resolution().pixels() + plan.sizes().stream().mapToDouble(Resolution::pixels).sum();
    double bytes = BYTES_PER_PIXEL * (video.bitDepth() > 8 ? 2 : 1) * pixels;
    return bytes * jobs.shots().frames() <= ScratchRoom.MOST_LENT;
  }

  private Estimate estimate(Projection projection, GuessedRungs rungs, double seconds) {
    int first = plan.first().size();
    long stored = stored();
    Estimate.Cpu cpu = projection.cpu(first, stored);
    Bytes bytes = Bytes.of(projection, rungs, jobs, first, stored);
    return new Estimate(
        Estimate.SCHEMA,
        jobs.job().runId(),
        rungs.rough(),
        title.extracts().size(),
        title.extracts().stream().mapToInt(extract -> extract.frames().length()).sum(),
        Math.round(seconds * 10) / 10.0,
        projection.title().shots(),
        projection.title().frames(),
        rungs.rungs().size(),
        projection.trials(first, stored),
        cpu,
        slots.slots(),
        Projection.wallSeconds(cpu, rungs.rungs().size(), slots.slots()),
        bytes.delivered(),
        bytes.stored());
  }

  /** Of the trials that shots begin with; what comes after is not known before. */
  private long stored() {
    ShotTrials all = new ShotTrials(jobs);
    return TitleWork.analysed(jobs).stream()
        .map(shot -> new TrialBatch(TrialStage.ANALYSIS, shot, plan.first()))
        .flatMap(batch -> all.specs(batch).stream())
        .filter(jobs::hasTrial)
        .count();
  }
}
