package dev.pershot.app.activity;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/**
 * Tells Temporal now and then that an activity lives, and stops it when it was cancelled, or when
 * the worker's time is up. When the worker is to take no more work, or its title is paused, the
 * unit under way is finished first.
 */
final class Heartbeat {
  /** As Temporal's clients name themselves. */
  static final String WORKER = ManagementFactory.getRuntimeMXBean().getName();

  private static final long EVERY_NANOS = 1_000_000_000L;

  /** Without a frame, a shot or a file; the longest patience with a store is a few minutes. */
  private static final long LONGEST_SILENCE_NANOS = 25 * 60 * 1_000_000_000L;

  /** The work goes to whoever takes it next; a dying worker might take it up itself. */
  private static final Duration HANDED_BACK = Duration.ofSeconds(5);

  private final ActivityExecutionContext context = Activity.getExecutionContext();
  private final int attempt = context.getInfo().getAttempt();
  private final Drain drain;
  private final Pauses pauses;
  private Attempts attempts;
  private boolean ended;
  private volatile long alive = System.nanoTime();
  private long last = System.nanoTime();

  /**
   * The heartbeat of the activity that runs in this thread.
   *
   * @param drain whether this worker is to take no more work
   * @param pauses whether the title is to get no more of it
   */
  Heartbeat(Drain drain, Pauses pauses) {
    this.drain = drain;
    this.pauses = pauses;
    this.attempts = Attempts.of(context).underWayOn(WORKER);
  }

  /** Called after each frame, or as often: throws if the work is to stop here. */
  void beat() {
    if (drain.isOver()) {
      throw handedBack();
    }
    long now = System.nanoTime();
    alive = now;
    if (now - last > EVERY_NANOS) {
      last = now;
      tell(attempts);
    }
  }

  private synchronized void tell(Attempts now) {
    attempts = now;
    if (!ended) {
      context.heartbeat(now);
    }
  }

  /** By the clock: a request to a store may take minutes, and a thread that hangs is found. */
  synchronized void pulse() {
    if (System.nanoTime() - alive < LONGEST_SILENCE_NANOS) {
      tell(attempts);
    }
  }

  /** From here on the activity's end speaks for itself. */
  synchronized void end() {
    ended = true;
  }

  /** Called between units: throws if the worker, or the title, is to take no more of them. */
  void requireRunning() {
    boolean paused = !drain.isStarted() && pauses.holds(context);
    if (drain.isStarted()) {
      throw handedBack();
    }
    if (paused) {
      throw handedBack("the title is paused", "TITLE_PAUSED", Pauses.HELD_FOR);
    }
    beat();
  }

  private ApplicationFailure handedBack() {
    return handedBack("the worker is shutting down", "WORKER_SHUTDOWN", HANDED_BACK);
  }

  private ApplicationFailure handedBack(String why, String type, Duration until) {
    tell(attempts.handedBackBy(WORKER));
    end();
    return ApplicationFailure.newBuilder()
        .setMessage(why)
        .setType(type)
        .setNextRetryDelay(until)
        .setCategory(ApplicationErrorCategory.BENIGN)
        .build();
  }

  /** A unit is finished and in the store. */
  void finishedOne() {
    if (lost() > 0) {
      tell(attempts.finishedSomething(attempt).underWayOn(WORKER));
    }
  }

  /** How many attempts ended without a word since a unit was last finished. */
  int lost() {
    return attempts.lost(attempt);
  }

  /** The workers that such attempts are known to have run on. */
  List<String> lostWorkers() {
    return attempts.workers().stream().filter(worker -> !worker.equals(WORKER)).toList();
  }
}
