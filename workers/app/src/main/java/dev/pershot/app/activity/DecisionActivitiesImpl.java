package dev.pershot.app.activity;

import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.Decisions;
import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.publish.FleetPublication;
import dev.pershot.app.publish.Outputs;
import dev.pershot.ladder.Encode;
import dev.pershot.model.Shot;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotPasses;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.TrialStage;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decisions from what the store holds. */
public final class DecisionActivitiesImpl implements DecisionActivities {
  private final Jobs held;
  private final RunObserver observer;
  private final Outputs outputs;

  /**
   * Activities of one worker.
   *
   * @param observer told what deciding takes
   * @param outputs where ladders are published
   */
  public DecisionActivitiesImpl(Jobs held, RunObserver observer, Outputs outputs) {
    this.held = held;
    this.observer = observer;
    this.outputs = outputs;
  }

  private <T> T decided(Supplier<T> decision) {
    long start = System.nanoTime();
    try {
      return Failures.translated(() -> Pulse.during(heartbeat(), decision));
    } finally {
      observer.decided((System.nanoTime() - start) / 1e9);
    }
  }

  /** Deciding takes a moment: neither a drain nor a pause stops it. */
  private static Heartbeat heartbeat() {
    return new Heartbeat(new Drain(), Pauses.none());
  }

  @Override
  public List<ShotPasses> passes(JobRef ref, TrialRound round, int from, int to) {
    return decided(
        () -> {
          JobStore jobs = held.of(ref.runId());
          List<Shot> shots = jobs.shots().shots();
          ShotTrials trials = new ShotTrials(jobs);
          IntFunction<List<Encode>> encodes =
              round.stage() == TrialStage.ANALYSIS
                  ? trials.analysed(round.number())
                  : trials::delivered;
          return IntStream.range(from, to)
              .mapToObj(shot -> new Tried(shot, encodes.apply(shot)))
              .filter(tried -> !tried.encodes.isEmpty())
              .sorted(Comparator.comparingLong(tried -> -tried.pixels(shots)))
              .map(
                  tried ->
                      new ShotPasses(
                          tried.shot, trials.batches(round.stage(), tried.shot, tried.encodes)))
              .toList();
        });
  }

  private record Tried(int shot, List<Encode> encodes) {
    /** All that are encoded. */
    long pixels(List<Shot> shots) {
      return shots.get(shot).length()
          * encodes.stream().mapToLong(encode -> encode.resolution().pixels()).sum();
    }
  }

  @Override
  public int refine(JobRef ref, int round) {
    return decided(() -> decisions(ref).refine(round));
  }

  @Override
  public void chooseRungs(JobRef ref) {
    decided(() -> decisions(ref).chooseRungs());
  }

  @Override
  public int settleLadder(JobRef ref) {
    return decided(() -> decisions(ref).settleLadder());
  }

  @Override
  public void conclude(JobRef ref, @Nullable TitleEnd end) {
    decided(
        () -> {
          JobStore jobs = held.of(ref.runId());
          new Delivery(jobs).conclude();
          if (end != null) {
            jobs.saveEnd(end);
          }
          return 0;
        });
  }

  @Override
  public void publish(JobRef ref, TitleProgress end) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    TitleRun title =
        TitleRun.ofWorkflow(context.getWorkflowClient(), context.getInfo().getWorkflowId());
    Failures.translated(
        () ->
            Pulse.during(
                heartbeat(),
                () -> {
                  new FleetPublication(held.of(ref.runId()), title, outputs).publish(ref, end);
                  return true;
                }));
  }

  private Decisions decisions(JobRef ref) {
    return new Decisions(held.of(ref.runId()));
  }
}
