package dev.pershot.workflow;

import dev.pershot.ladder.Encode;
import dev.pershot.model.Resolution;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A title whose work takes no time. Its activities remember their calls; shots need one to three
 * rounds of analysis, of two batches each, and one batch for delivery.
 */
final class SimulatedTitle {
  static final int RUNGS = 3;

  private static final List<Resolution> SIZES =
      List.of(new Resolution(1280, 720), new Resolution(640, 360));

  private final int shots;
  private final Consumer<String> atEachCall;
  private final Queue<Event> events = new ConcurrentLinkedQueue<>();

  /** A call began, or ended. */
  record Event(String call, boolean ended) {}

  SimulatedTitle(int shots) {
    this(shots, call -> {});
  }

  /**
   * A title that is watched.
   *
   * @param atEachCall is told of each call as it begins, in the activity's thread
   */
  SimulatedTitle(int shots, Consumer<String> atEachCall) {
    this.shots = shots;
    this.atEachCall = atEachCall;
  }

  DecisionActivities decisions() {
    return new Decisions();
  }

  MediaActivities media() {
    return new Media();
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** The calls that came to their end, in the order of their ends. */
  List<String> calls() {
    return events.stream().filter(Event::ended).map(Event::call).toList();
  }

  static int rounds(TrialStage stage, int shot) {
    return stage == TrialStage.ANALYSIS ? 1 + shot % 3 : 1;
  }

  /** What {@link DecisionActivities#nextTrials} answers. */
  static List<TrialBatch> batches(TrialStage stage, int shot, int round) {
    if (round >= rounds(stage, shot)) {
      return List.of();
    }
    return SIZES.stream()
        .limit(stage == TrialStage.ANALYSIS ? 2 : 1)
        .map(
            size ->
                new TrialBatch(
                    stage,
                    shot,
                    List.of(
                        new Encode(size, 20.0 + round, "medium"),
                        new Encode(size, 30.0 + round, "medium"))))
        .toList();
  }

  /** How many batches so many shots need in all. */
  static int batches(int shots) {
    return IntStream.range(0, shots).map(shot -> 2 * rounds(TrialStage.ANALYSIS, shot) + 1).sum();
  }

  /** Neither the shots' own order nor its reverse. */
  static List<Integer> startingOrder(int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .sorted(Comparator.comparingInt((Integer shot) -> shot * 37 % 101))
        .toList();
  }

  static String trials(TrialBatch batch) {
    return "runTrials " + batch;
  }

  static String next(TrialStage stage, int shot, int round) {
    return "nextTrials " + stage + " " + shot + " " + round;
  }

  private <T> T call(String call, Supplier<T> answer) {
    events.add(new Event(call, false));
    atEachCall.accept(call);
    T value = answer.get();
    events.add(new Event(call, true));
    return value;
  }

  private void call(String call) {
    call(call, () -> true);
  }

  private final class Decisions implements DecisionActivities {
    @Override
    public List<Integer> startingOrder(JobRef job, int from, int to) {
      return call("startingOrder " + from + " " + to, () -> SimulatedTitle.startingOrder(from, to));
    }

    @Override
    public List<TrialBatch> nextTrials(JobRef job, TrialStage stage, int shot, int round) {
      return call(next(stage, shot, round), () -> batches(stage, shot, round));
    }

    @Override
    public void chooseRungs(JobRef job) {
      call("chooseRungs");
    }

    @Override
    public int settleLadder(JobRef job) {
      return call("settleLadder", () -> RUNGS);
    }

    @Override
    public void conclude(JobRef job) {
      call("conclude");
    }
  }

  private final class Media implements MediaActivities {
    @Override
    public Inspected inspect(JobRef job) {
      return call("inspect", () -> new Inspected(100 * shots, shots));
    }

    @Override
    public void runTrials(JobRef job, TrialBatch batch) {
      call(trials(batch));
    }

    @Override
    public void packageRung(JobRef job, int rung) {
      call("packageRung " + rung);
    }

    @Override
    public void packageAudio(JobRef job) {
      call("packageAudio");
    }

    @Override
    public void proveRung(JobRef job, int rung) {
      call("proveRung " + rung);
    }
  }
}
