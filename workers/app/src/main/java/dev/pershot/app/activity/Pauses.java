package dev.pershot.app.activity;

import io.temporal.activity.ActivityExecutionContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which titles are paused, as their workflows say. What was handed out before a title was paused
 * waits in a queue where nobody can hold it back: so a worker asks before it begins, and once for
 * all that it begins in the next two seconds.
 */
final class Pauses {
  /** So long after a title is resumed its work waits at most. */
  static final Duration HELD_FOR = Duration.ofSeconds(30);

  private static final Duration ASKED_EVERY = Duration.ofSeconds(2);

  /** A query of title and group workflows. */
  private static final String QUERY = "paused";

  private final boolean asks;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  private Pauses(boolean asks) {
    this.asks = asks;
  }

  /** For work that a pause holds back. */
  static Pauses asked() {
    return new Pauses(true);
  }

  /** For work that goes on. */
  static Pauses none() {
    return new Pauses(false);
  }

  private record Answer(boolean paused, long nanos) {
    boolean isOld() {
      return System.nanoTime() - nanos > ASKED_EVERY.toNanos();
    }
  }

  /** Whether the workflow that asked for an activity is paused. One that cannot be asked is not. */
  boolean holds(ActivityExecutionContext activity) {
    // Inside one process, where there are no heartbeat time-outs, nothing is ever paused.
    if (!asks || activity.getInfo().getHeartbeatTimeout().isZero()) {
      return false;
    }
    answers.values().removeIf(Answer::isOld);
    return answers.computeIfAbsent(
            activity.getInfo().getWorkflowId(),
            workflow -> new Answer(ask(activity, workflow), System.nanoTime()))
        .paused;
  }

  private static boolean ask(ActivityExecutionContext activity, String workflow) {
    try {
      return activity
          .getWorkflowClient()
          .newUntypedWorkflowStub(workflow)
          .query(QUERY, Boolean.class);
    } catch (RuntimeException e) {
      // It has just ended, is of an older build, or the service is disturbed: the work goes on.
      return false;
    }
  }
}
