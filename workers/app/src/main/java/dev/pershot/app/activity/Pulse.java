package dev.pershot.app.activity;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Beats by the clock, for work that has no frames to beat by, or none for minutes. */
final class Pulse {
  private static final int EVERY_SECONDS = 5;

  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pulse");
            thread.setDaemon(true);
            return thread;
          });

  private Pulse() {}

  /** Does work of the activity that runs in this thread. */
  static <T> T during(Heartbeat heartbeat, Supplier<T> work) {
    Future<?> beats =
        CLOCK.scheduleWithFixedDelay(
            heartbeat::pulse, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    try {
      return work.get();
    } finally {
      beats.cancel(false);
      heartbeat.end();
    }
  }
}
