package dev.pershot.bench;

import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** So many threads, one core each. */
record Slots(int number) {
  Slots {
    if (number < 1) {
      throw new IllegalArgumentException("at least 1 slot, not " + number);
    }
  }

  /** Does work in its order, so many at a time; the first failure stops all. */
  <T> void run(List<T> work, Consumer<T> each) {
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      List<Future<?>> all = new ArrayList<>();
      work.forEach(item -> all.add(threads.submit(() -> each.accept(item))));
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PershotException ours
          ? ours
          : new BenchFailure("a trial failed", e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    } finally {
      stop(threads);
    }
  }

  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        System.err.println("bench: a trial does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Called between frames. */
  static void requireRunning() {
    if (Thread.currentThread().isInterrupted()) {
      throw new BenchFailure("stopped, for another trial failed");
    }
  }
}
