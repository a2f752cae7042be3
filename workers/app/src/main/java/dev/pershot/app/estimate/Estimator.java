package dev.pershot.app.estimate;

import dev.pershot.app.estimate.ExtractAnalysis.Result;
import dev.pershot.app.job.Estimate;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.media.source.MasterSource;
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
    FinalTrials finals = new FinalTrials(title, plan, trials, results);
    AnalysisCost shot =
        AnalysisCost.of(title.extracts(), results).plus(more(analysis, results, rungs));
    Projection projection = projection(shot, results, rungs, finals.costs(rungs, slots), finals);
    return estimate(projection, rungs, (System.nanoTime() - started) / 1e9);
  }

  private IntStream eachExtract() {
    return IntStream.range(0, title.extracts().size());
  }

  /** Of a shot's trials in the rounds after the first. */
  private AnalysisCost more(ExtractAnalysis analysis, List<Result> results, GuessedRungs rungs) {
    List<Map<Encode, Double>> shares =
        new GuessedRefinement(plan, title, results).shares(rungs, TitleWork.analysed(jobs).size());
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
      AnalysisCost shot,
      List<Result> results,
      GuessedRungs rungs,
      List<FinalCost> costs,
      FinalTrials finals) {
    List<List<Trial>> passes = results.stream().flatMap(one -> one.passes().stream()).toList();
    double tried = results.get(0).trials().size();
    return new Projection(
        TitleWork.of(jobs),
        plan.isExhaustive() ? shot.times(plan.first().size() / tried) : shot,
        plan.isExhaustive(),
        Decoding.of(
            passes, jobs.index(), (double) jobs.job().master().video().resolution().pixels()),
        costs.stream().map(cost -> work(cost, rungs)).toList(),
        plan.isExhaustive() ? 0 : finals.passes(rungs));
  }

  private RungWork work(FinalCost cost, GuessedRungs rungs) {
    Resolution size = cost.resolution();
    long own = rungs.rungs().stream().filter(rung -> rung.resolution().equals(size)).count();
    return new RungWork(
        cost, (int) own, plan.isExhaustive() ? 0 : rungs.encodes(size, title.extracts()));
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
