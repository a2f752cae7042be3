package dev.pershot.app.activity;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.job.Plan;
import dev.pershot.app.job.Round;
import dev.pershot.app.job.Settled;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.MoreTrials;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.Refinement;
import dev.pershot.ladder.RungSelection;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.TitleComparison;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.TrialStage;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Decisions from what the store holds. */
public final class DecisionActivitiesImpl implements DecisionActivities {
  private final Jobs held;
  private final RunObserver observer;

  /**
   * Activities of one worker.
   *
   * @param observer told what deciding takes
   */
  public DecisionActivitiesImpl(Jobs held, RunObserver observer) {
    this.held = held;
    this.observer = observer;
  }

  private <T> T decided(Supplier<T> decision) {
    long start = System.nanoTime();
    try {
      return Failures.translated(() -> Pulse.during(new Heartbeat(new Drain()), decision));
    } finally {
      observer.decided((System.nanoTime() - start) / 1e9);
    }
  }

  @Override
  public List<Integer> startingOrder(JobRef ref, TrialRound round, int from, int to) {
    return decided(
        () -> {
          JobStore jobs = held.of(ref.runId());
          List<Shot> shots = jobs.shots().shots();
          ShotTrials trials = new ShotTrials(jobs);
          return IntStream.range(from, to)
              .mapToObj(
                  shot ->
                      new Work(
                          shot, shots.get(shot).length() * pixels(encodes(trials, round, shot))))
              .filter(work -> work.pixels > 0)
              .sorted(Comparator.comparingLong((Work work) -> -work.pixels))
              .map(Work::shot)
              .toList();
        });
  }

  private record Work(int shot, long pixels) {}

  private static long pixels(List<Encode> encodes) {
    return encodes.stream().mapToLong(encode -> encode.resolution().pixels()).sum();
  }

  @Override
  public List<TrialBatch> trials(JobRef ref, TrialRound round, int shot) {
    return decided(
        () -> {
          ShotTrials trials = new ShotTrials(held.of(ref.runId()));
          return trials.batches(round.stage(), shot, encodes(trials, round, shot));
        });
  }

  private static List<Encode> encodes(ShotTrials trials, TrialRound round, int shot) {
    return round.stage() == TrialStage.ANALYSIS
        ? trials.analysed(shot, round.number())
        : trials.delivered(shot);
  }

  @Override
  public int refine(JobRef ref, int round) {
    return decided(
        () -> {
          JobStore jobs = held.of(ref.runId());
          if (jobs.analysisPlan().isExhaustive() || round > Refinement.ROUNDS) {
            return 0;
          }
          ShotTrials trials = ShotTrials.before(round, jobs);
          List<PlannedRung> rungs = selection(jobs, trials, trials.analysis()).select();
          List<MoreTrials> more = trials.refinement(rungs);
          jobs.saveRound(round, new Round(rungs, more));
          return more.size();
        });
  }

  private static RungSelection selection(
      JobStore jobs, ShotTrials trials, List<List<ShotPoint>> points) {
    ShotList shots = jobs.shots();
    return new RungSelection(
        jobs.job().policy(),
        shots,
        jobs.segments(),
        jobs.job().master().video().frameRate(),
        points,
        trials.tried());
  }

  @Override
  public void chooseRungs(JobRef ref) {
    decided(
        () -> {
          JobStore jobs = held.of(ref.runId());
          ShotTrials trials = new ShotTrials(jobs);
          List<List<ShotPoint>> points = trials.analysis();
          RungSelection selection = selection(jobs, trials, points);
          List<PlannedRung> rungs = selection.select();
          jobs.savePlan(
              new Plan(rungs, TitleComparison.of(selection.titleCurves(), jobs.shots(), points)));
          return rungs.size();
        });
  }

  @Override
  public int settleLadder(JobRef ref) {
    return decided(
        () -> {
          JobStore jobs = held.of(ref.runId());
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
          new Delivery(held.of(ref.runId())).conclude();
          return 0;
        });
  }
}
