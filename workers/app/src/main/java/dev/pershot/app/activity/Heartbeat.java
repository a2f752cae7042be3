package dev.pershot.app.activity;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells Temporal now and then that an activity lives, and stops it when it was cancelled. When the
 * worker is to take no more work the unit under way is finished first.
 */
final class Heartbeat {
  private static final long EVERY_NANOS = 1_000_000_000L;

  /** The work goes to whoever takes it next; a dying worker might take it up itself. */
  private static final Duration HANDED_BACK = Duration.ofSeconds(5);

  private final ActivityExecutionContext context = Activity.getExecutionContext();
  private final BooleanSupplier draining;
  private long last = System.nanoTime();

  /**
   * The heartbeat of the activity that runs in this thread.
   *
   * @param draining whether this worker is to take no more work
   */
  Heartbeat(BooleanSupplier draining) {
    this.draining = draining;
  }

  void beat() {
    long now = System.nanoTime();
    if (now - last > EVERY_NANOS) {
      last = now;
      context.heartbeat(null);
    }
  }

  /** Called between units: throws if the worker is to take no more of them. */
  void requireRunning() {
    if (draining.getAsBoolean()) {
      throw ApplicationFailure.newBuilder()
          .setMessage("the worker is shutting down")
          .setType("WORKER_SHUTDOWN")
          .setNextRetryDelay(HANDED_BACK)
          .setCategory(ApplicationErrorCategory.BENIGN)
          .build();
    }
  }
}
