package dev.pershot.app.activity;

import dev.pershot.model.ErrorKind;
import io.temporal.activity.ActivityExecutionContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of an activity's attempts. It travels in heartbeats, which the service hands to the
 * next attempt: Temporal counts a worker that was taken away like a failure of our own.
 *
 * @param defects failures of our own that are no shortages
 * @param shortages of memory, disk or an answer
 * @param settled attempts of which it is known how they ended: by a failure of our own, handed
 *     back, or lost before something was finished
 * @param workers on which it was under way, and which said nothing more
 * @param cpuAtStake seconds that are lost with the worker under way, where they are measured
 */
public record Attempts(
    int defects, int shortages, int settled, List<String> workers, double cpuAtStake) {
  private static final Attempts NONE = new Attempts(0, 0, 0, List.of(), 0);

  public Attempts {
    workers = List.copyOf(workers);
  }

  /** As the last heartbeat of this attempt says, or of the one before. */
  public static Attempts of(ActivityExecutionContext context) {
    return context.getHeartbeatDetails(Attempts.class).orElse(NONE);
  }

  /**
   * How many attempts ended without a word since something was last finished: their workers died,
   * or could not be heard.
   *
   * @param attempt the number of the one under way, from 1
   */
  int lost(int attempt) {
    return attempt - 1 - settled;
  }

  /** How many failures of a kind there were. */
  int failures(ErrorKind kind) {
    return kind == ErrorKind.CAPACITY ? shortages : defects;
  }

  public Attempts underWayOn(String worker) {
    List<String> more = new ArrayList<>(without(worker));
    more.add(worker);
    return new Attempts(defects, shortages, settled, more, 0);
  }

  Attempts failedOn(String worker, ErrorKind kind) {
    boolean shortage = kind == ErrorKind.CAPACITY;
    return new Attempts(
        defects + (shortage ? 0 : 1),
        shortages + (shortage ? 1 : 0),
        settled + 1,
        without(worker),
        0);
  }

  Attempts handedBackBy(String worker) {
    return new Attempts(defects, shortages, settled + 1, without(worker), 0);
  }

  /** Something was finished: what happened before it was not its fault. */
  Attempts finishedSomething(int attempt) {
    return new Attempts(defects, shortages, attempt - 1, List.of(), 0);
  }

  /** With what would be lost, where the worker that tells this is still at it. */
  public Attempts staking(double cpuSeconds) {
    return workers.contains(Heartbeat.WORKER)
        ? new Attempts(defects, shortages, settled, workers, cpuSeconds)
        : this;
  }

  private List<String> without(String worker) {
    return workers.stream().filter(other -> !other.equals(worker)).toList();
  }
}
