package dev.pershot.app.activity;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Plan;
import dev.pershot.app.job.Settled;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.RungSelection;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.TitleComparison;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Decisions from what the store holds. */
public final class DecisionActivitiesImpl implements DecisionActivities {
  private final ArtifactStore store;
  private final RunObserver observer;

  /**
   * Activities of one worker.
   *
   * @param observer told what deciding takes
   */
  public DecisionActivitiesImpl(ArtifactStore store, RunObserver observer) {
    this.store = store;
    this.observer = observer;
  }

  private <T> T decided(Supplier<T> decision) {
    long start = System.nanoTime();
    try {
      return Failures.translated(decision);
    } finally {
      observer.decided((System.nanoTime() - start) / 1e9);
    }
  }

  @Override
  public List<Integer> startingOrder(JobRef ref, int from, int to) {
    return decided(
        () -> {
          List<Shot> shots = JobStore.open(store, ref.runId()).shots().shots();
          return IntStream.range(from, to)
              .boxed()
              .sorted(Comparator.comparingInt((Integer shot) -> -shots.get(shot).length()))
              .toList();
        });
  }

  @Override
  public List<TrialBatch> nextTrials(JobRef ref, TrialStage stage, int shot, int round) {
    return decided(
        () -> {
          JobStore jobs = JobStore.open(store, ref.runId());
          ShotTrials trials = new ShotTrials(jobs);
          return trials.batches(
              stage,
              shot,
              stage == TrialStage.ANALYSIS
                  ? trials.round(shot, round)
                  : delivered(jobs, shot, round));
        });
  }

  /** In one round; each encode once, of the rungs that share it. */
  private static List<Encode> delivered(JobStore jobs, int shot, int round) {
    if (round > 0) {
      return List.of();
    }
    return jobs.plan().rungs().stream()
        .map(rung -> jobs.analysisPlan().delivered(rung, shot))
        .distinct()
        .sorted(
            Comparator.comparing(Encode::resolution)
                .reversed()
                .thenComparingDouble(Encode::quantizer))
        .toList();
  }

  @Override
  public void chooseRungs(JobRef ref) {
    decided(
        () -> {
          JobStore jobs = JobStore.open(store, ref.runId());
          ShotList shots = jobs.shots();
          List<List<ShotPoint>> points = new ShotTrials(jobs).analysis();
          RungSelection selection =
              new RungSelection(
                  jobs.job().policy(),
                  shots,
                  jobs.segments(shots),
                  jobs.job().master().video().frameRate(),
                  points);
          List<PlannedRung> rungs = selection.select();
          jobs.savePlan(
              new Plan(rungs, TitleComparison.of(selection.titleCurves(), shots, points)));
          return rungs.size();
        });
  }

  @Override
  public int settleLadder(JobRef ref) {
    return decided(
        () -> {
          JobStore jobs = JobStore.open(store, ref.runId());
          ShotTrials trials = new ShotTrials(jobs);
          List<PlannedRung> measured = jobs.plan().rungs().stream().map(trials::measured).toList();
          Settled settled = new Settled(Settled.rising(measured));
          jobs.saveSettled(settled);
          return settled.rungs().size();
        });
  }

  @Override
  public void conclude(JobRef ref) {
    decided(
        () -> {
          new Delivery(JobStore.open(store, ref.runId())).conclude();
          return 0;
        });
  }
}
