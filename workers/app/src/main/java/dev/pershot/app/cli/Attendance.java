package dev.pershot.app.cli;

import dev.pershot.app.cli.ProgressDisplay.Step;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waiting for a title's end, which shows how far it is. */
final class Attendance {
  private final TitleRun title;
  private final Interrupts interrupts;
  private final boolean json;

  Attendance(TitleRun title, Interrupts interrupts, boolean json) {
    this.title = title;
    this.interrupts = interrupts;
    this.json = json;
  }

  /**
   * Waits for the end; false if the user asked to stop before.
   *
   * @param every how often {@code step} is asked how far it is
   */
  boolean untilEnd(Duration every, Supplier<Optional<Step>> step) {
    CompletableFuture<Integer> result = title.result();
    CompletableFuture<Object> either = CompletableFuture.anyOf(result, interrupts.asked());
    try (ProgressDisplay display = new ProgressDisplay(json)) {
      while (true) {
        try {
          either.get(every.toMillis(), TimeUnit.MILLISECONDS);
          return result.isDone();
        } catch (TimeoutException e) {
          step.get().ifPresent(display::show);
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PershotException ours
          ? ours
          : new PershotException(ErrorCode.INTERNAL, "the run failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
