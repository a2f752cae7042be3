package dev.pershot.workflow;

import dev.pershot.ladder.Encode;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Resolution;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.TrialStage;
import dev.pershot.workflow.api.Work;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
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

  /** What each proof takes. */
  private static final Work PROOF = new Work(0, 0, new CpuSeconds(0, 0, 0, 2));

  private final Consumer<String> atEachCall;
  private final Predicate<TrialBatch> stored;
  private final IntPredicate proven;
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
    this(shots, atEachCall, batch -> false, rung -> false);
  }

  /**
   * A title of which the store has a part.
   *
   * @param stored batches whose trials are there
   * @param proven rungs whose package and proof are
   */
  SimulatedTitle(
      int shots, Consumer<String> atEachCall, Predicate<TrialBatch> stored, IntPredicate proven) {
    this.shots = shots;
    this.atEachCall = atEachCall;
    this.stored = stored;
    this.proven = proven;
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

  /** Rounds of the analysis that try a shot. */
  static int rounds(int shot) {
    return 1 + shot % 3;
  }

  static List<TrialRound> rounds(TrialStage stage) {
    return stage == TrialStage.ANALYSIS
        ? List.of(TrialRound.analysis(0), TrialRound.analysis(1), TrialRound.analysis(2))
        : List.of(TrialRound.DELIVERY);
  }

  /** The calls that a round makes for each of its shots are {@link #trials} and its batches. */
  static boolean tries(TrialRound round, int shot) {
    return round.stage() == TrialStage.DELIVERY || round.number() < rounds(shot);
  }

  /** What {@link DecisionActivities#trials} answers. */
  static List<TrialBatch> batches(TrialRound round, int shot) {
    return SIZES.stream()
        .limit(round.stage() == TrialStage.ANALYSIS ? 2 : 1)
        .map(
            size ->
                new TrialBatch(
                    round.stage(),
                    shot,
                    List.of(
                        new Encode(size, 20.0 + round.number(), "medium"),
                        new Encode(size, 30.0 + round.number(), "medium"))))
        .toList();
  }

  /** How many batches so many shots need in all. */
  static int batches(int shots) {
    return IntStream.range(0, shots).map(shot -> 2 * rounds(shot) + 1).sum();
  }

  /** How many times so many shots are tried, the final encodes included. */
  static int shotRounds(int shots) {
    return IntStream.range(0, shots).map(shot -> rounds(shot) + 1).sum();
  }

  /** Neither the shots' own order nor its reverse. */
  static List<Integer> startingOrder(TrialRound round, int from, int to) {
    return IntStream.range(from, to)
        .filter(shot -> tries(round, shot))
        .boxed()
        .sorted(Comparator.comparingInt((Integer shot) -> shot * 37 % 101))
        .toList();
  }

  /** What a batch takes. */
  static Work work(TrialBatch batch) {
    return new Work(batch.encodes().size(), 0, new CpuSeconds(0.25, 0, 1, 0.5));
  }

  /** What one takes whose trials are in the store. */
  static Work reused(TrialBatch batch) {
    return new Work(0, batch.encodes().size(), CpuSeconds.ZERO);
  }

  static String trials(TrialBatch batch) {
    return "runTrials " + batch;
  }

  static String trials(TrialRound round, int shot) {
    return "trials " + name(round) + " " + shot;
  }

  static String order(TrialRound round, int from, int to) {
    return "startingOrder " + name(round) + " " + from + " " + to;
  }

  private static String name(TrialRound round) {
    return round.stage() + " " + round.number();
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
    public List<Integer> startingOrder(JobRef job, TrialRound round, int from, int to) {
      return call(order(round, from, to), () -> SimulatedTitle.startingOrder(round, from, to));
    }

    @Override
    public List<TrialBatch> trials(JobRef job, TrialRound round, int shot) {
      return call(SimulatedTitle.trials(round, shot), () -> batches(round, shot));
    }

    @Override
    public int refine(JobRef job, int round) {
      return call(
          "refine " + round,
          () -> SimulatedTitle.startingOrder(TrialRound.analysis(round), 0, shots).size());
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

    @Override
    public void publish(JobRef job, TitleProgress end) {
      call("publish " + job.destination().orElseThrow().place() + " after " + end.work().made());
    }
  }

  private final class Media implements MediaActivities {
    @Override
    public Inspected inspect(JobRef job) {
      return call("inspect", () -> new Inspected(100 * shots, shots));
    }

    @Override
    public Work runTrials(JobRef job, TrialBatch batch) {
      return call(trials(batch), () -> stored.test(batch) ? reused(batch) : work(batch));
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
    public Work proveRung(JobRef job, int rung) {
      return call("proveRung " + rung, () -> proven.test(rung) ? Work.NONE : PROOF);
    }
  }
}
