package dev.pershot.app.activity;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityWorkerShutdownException;
import org.jspecify.annotations.Nullable;

/**
 * Tells Temporal now and then that an activity lives, and stops it when it was cancelled. When the
 * worker shuts down the unit under way is finished first.
 */
final class Heartbeat {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final ActivityExecutionContext context = Activity.getExecutionContext();
  private long last = System.nanoTime();
  private @Nullable ActivityWorkerShutdownException shutdown;

  void beat() {
    long now = System.nanoTime();
    if (now - last > EVERY_NANOS) {
      last = now;
      try {
        context.heartbeat(null);
      } catch (ActivityWorkerShutdownException e) {
        shutdown = e;
      }
    }
  }

  /** Called between units: throws if the worker is to take no more of them. */
  void requireRunning() {
    if (shutdown != null) {
      throw shutdown;
    }
  }
}
