package dev.pershot.workflow;

import dev.pershot.workflow.api.TrialStage;
import io.temporal.failure.ApplicationFailure;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What happens to titles, each of it once: their histories are to replay under any later build. */
enum RecordedRun {
  SUCCESS {
    @Override
    Map<String, String> record() {
      return toTheEnd(call -> {});
    }
  },

  /** The second and the fifth pass fail once. */
  RETRIES {
    @Override
    Map<String, String> record() {
      AtomicInteger passes = new AtomicInteger();
      return toTheEnd(
          call -> {
            if (isPass(call)) {
              int number = passes.incrementAndGet();
              if (number == 2 || number == 5) {
                throw ApplicationFailure.newFailure("no memory is left", "NO_MEMORY");
              }
            }
          });
    }
  },

  /** A worker takes a pass and is never heard of again; another one makes it. */
  WORKER_LOSS {
    @Override
    Map<String, String> record() {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch never = new CountDownLatch(1);
      SimulatedTitle title = new SimulatedTitle(SHOTS, holdingTheFirst(begun, never));
      try (TemporalInProcess temporal = new TemporalInProcess(title, HEARTBEAT_SECONDS)) {
        CompletableFuture<Integer> result = temporal.start(TITLE);
        await(begun);
        result.join();
        never.countDown();
        return histories(temporal);
      }
    }
  },

  CANCELLATION {
    @Override
    Map<String, String> record() {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      SimulatedTitle title = new SimulatedTitle(SHOTS, holdingTheFirst(begun, go));
      try (TemporalInProcess temporal = new TemporalInProcess(title)) {
        CompletableFuture<Integer> result = temporal.start(TITLE);
        await(begun);
        temporal.cancel(TITLE);
        go.countDown();
        try {
          result.join();
          throw new AssertionError("it was not cancelled");
        } catch (CompletionException e) {
          return histories(temporal);
        }
      }
    }
  },

  PAUSE {
    @Override
    Map<String, String> record() {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      SimulatedTitle title = new SimulatedTitle(SHOTS, holdingTheFirst(begun, go));
      try (TemporalInProcess temporal = new TemporalInProcess(title)) {
        CompletableFuture<Integer> result = temporal.start(TITLE);
        await(begun);
        temporal.title(TITLE).pause();
        while (!temporal.progress(TITLE).paused()) {
          Thread.onSpinWait();
        }
        go.countDown();
        temporal.title(TITLE).resume();
        result.join();
        return histories(temporal);
      }
    }
  },

  /**
   * A shot of the top rung of a finished run is set by hand: all is asked for again, and only the
   * shot's final encode and the rung's package and proof are made.
   */
  OVERRIDE {
    @Override
    Map<String, String> record() {
      return toTheEnd(
          new SimulatedTitle(
              SHOTS,
              call -> {},
              batch -> batch.stage() == TrialStage.ANALYSIS || batch.shot() != OVERRIDDEN,
              rung -> rung != SimulatedTitle.RUNGS - 1));
    }
  };

  static final String TITLE = "title";
  static final int SHOTS = 3;
  private static final int OVERRIDDEN = 1;
  private static final int HEARTBEAT_SECONDS = 2;

  /** Makes the run now, and returns the histories of its workflows by their ids. */
  abstract Map<String, String> record();

  /** Below the stored histories. */
  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, String> toTheEnd(Consumer<String> atEachCall) {
    return toTheEnd(new SimulatedTitle(SHOTS, atEachCall));
  }

  private static Map<String, String> toTheEnd(SimulatedTitle title) {
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make(TITLE);
      return histories(temporal);
    }
  }

  private static Map<String, String> histories(TemporalInProcess temporal) {
    Map<String, String> histories = new TreeMap<>();
    temporal
        .histories(TITLE)
        .forEach((id, history) -> histories.put(id, history.toJson(true) + "\n"));
    return histories;
  }

  private static Consumer<String> holdingTheFirst(CountDownLatch begun, CountDownLatch go) {
    AtomicInteger passes = new AtomicInteger();
    return call -> {
      if (isPass(call) && passes.incrementAndGet() == 1) {
        begun.countDown();
        await(go);
      }
    };
  }

  private static boolean isPass(String call) {
    return call.startsWith("runTrials");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
