package dev.pershot.bench;

import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.bench.Interval.Mark;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.FileStore;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Every size with every quantizer of every shot, as delivered, every frame scored, by all models in
 * one pass.
 *
 * @param shots for each shot all its trials
 * @param reused those that were in the store
 * @param drift what these take now, relative to when they were made; 1 where there are none
 * @param took the whole run, with the CPU time of this process's native calls
 */
record ExhaustiveRun(
    JobStore jobs, List<List<Trial>> shots, Set<TrialSpec> reused, double drift, Interval took) {
  ExhaustiveRun {
    reused = Set.copyOf(reused);
    shots = shots.stream().map(List::copyOf).toList();
  }

  /**
   * Makes the trials that a store does not have.
   *
   * @param adaptive a run whose master, shots and versions are taken
   * @param models libvmaf's names
   */
  static ExhaustiveRun of(
      PershotRun adaptive, List<String> models, FileStore store, TrialRunner runner) {
    Job job = adaptive.jobs().job();
    JobStore jobs = JobStore.create(store, job.under(CostPolicy.exhaustive(job.policy()), models));
    jobs.saveInspection(
        adaptive.jobs().index(), adaptive.jobs().shots(), adaptive.jobs().repeats());
    List<List<TrialSpec>> specs = specs(jobs);
    Set<TrialSpec> reused =
        specs.stream()
            .flatMap(List::stream)
            .filter(jobs::hasTrial)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<TrialSpec> missing =
        specs.stream().flatMap(List::stream).filter(s -> !reused.contains(s)).toList();
    Mark start = Mark.of(0);
    runner.run("exhaustive trials", jobs, missing);
    Interval took = Interval.between(start, Mark.of(cpuSeconds(jobs, missing)));
    double drift = reused.isEmpty() ? 1 : runner.drift(jobs, reused);
    return new ExhaustiveRun(
        jobs,
        specs.stream().map(shot -> shot.stream().map(jobs::trial).toList()).toList(),
        reused,
        drift,
        took);
  }

  /** For each shot of an exhaustive job what is tried of it. */
  static List<List<TrialSpec>> specs(JobStore jobs) {
    ShotTrials trials = new ShotTrials(jobs);
    return IntStream.range(0, jobs.shots().shots().size())
        .mapToObj(shot -> new TrialBatch(TrialStage.ANALYSIS, shot, trials.analysed(0).apply(shot)))
        .map(trials::specs)
        .toList();
  }

  private static double cpuSeconds(JobStore jobs, List<TrialSpec> specs) {
    return specs.stream().mapToDouble(spec -> jobs.trial(spec).cpuSeconds().total()).sum();
  }

  int trials() {
    return shots.stream().mapToInt(List::size).sum();
  }

  /** What the run would have taken with one of its models alone, on the machine as it is now. */
  CpuSeconds cpuSeconds(String model) {
    return shots.stream()
        .flatMap(List::stream)
        .map(trial -> trial.cpuSecondsFor(model).times(reused.contains(trial.spec()) ? drift : 1))
        .reduce(CpuSeconds.ZERO, CpuSeconds::plus);
  }

  /** For each shot what its trials say to a ladder that one model decides. */
  List<List<ShotPoint>> points(String model) {
    FrameRate rate = jobs.job().master().video().frameRate();
    return shots.stream()
        .map(shot -> shot.stream().map(trial -> point(trial, rate, model)).toList())
        .toList();
  }

  private static ShotPoint point(Trial trial, FrameRate rate, String model) {
    ShotPoint point = ShotPoint.of(trial, rate);
    return new ShotPoint(
        point.encode(), point.kbps(), quality(trial, model), point.gopBytes(), false);
  }

  /** A trial's quality by one of the models that scored it. */
  static double quality(Trial trial, String model) {
    return trial.scores().stream()
        .filter(score -> score.model().equals(model))
        .mapToDouble(Score::mean)
        .findFirst()
        .orElseThrow(() -> new BenchFailure("a trial has no score by " + model));
  }
}
