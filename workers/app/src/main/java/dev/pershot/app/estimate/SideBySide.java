package dev.pershot.app.estimate;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work on so many threads, one core each; the first failure stops all of it. */
record SideBySide(int slots) {
  SideBySide {
    if (slots < 1) {
      throw new IllegalArgumentException("at least 1 slot, not " + slots);
    }
  }

  /** Results in the order of the work. */
  <T> List<T> run(List<Supplier<T>> work) {
    ExecutorService threads = Executors.newFixedThreadPool(slots);
    try {
      List<Future<T>> all = new ArrayList<>();
      work.forEach(one -> all.add(threads.submit(one::get)));
      List<T> results = new ArrayList<>();
      for (Future<T> one : all) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.INTERNAL, "the calibration was interrupted", e);
    } finally {
      stop(threads);
    }
  }

  private static PershotException failure(ExecutionException e) {
    return e.getCause() instanceof PershotException ours
        ? ours
        : new PershotException(ErrorCode.INTERNAL, "the calibration failed: " + e.getCause(), e);
  }

  /** Native work holds the store's scratch files until it has ended. */
  private static void stop(ExecutorService threads) {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        System.err.println("pershot: warning: an extract's trial does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
