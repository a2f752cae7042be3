package dev.pershot.workflow.api;

import java.util.Optional;

/**
 * Where activities find what they work on.
 *
 * @param runId names the job in the store: master, policy, shots, models and versions
 * @param master where the master's bytes are, such as {@code file:/films/a.mov}
 * @param storeId names the store: only workers that share it can do the work
 * @param heartbeatSeconds after so long without a sign of life an activity's worker counts as dead;
 *     0 where activities run in the process of the server itself
 * @param shotsUnderWay of each group, of which eight are under way at most: enough to keep all
 *     slots busy
 * @param destination where a worker leaves the ladder; nothing where whoever waits for it gets it
 */
public record JobRef(
    String runId,
    String master,
    String storeId,
    int heartbeatSeconds,
    int shotsUnderWay,
    Optional<Destination> destination) {
  public JobRef {
    if (shotsUnderWay < 1) {
      throw new IllegalArgumentException("at least one shot is under way, not " + shotsUnderWay);
    }
  }

  /** A job whose ladder stays in the store until somebody gets it. */
  public JobRef(
      String runId, String master, String storeId, int heartbeatSeconds, int shotsUnderWay) {
    this(runId, master, storeId, heartbeatSeconds, shotsUnderWay, Optional.empty());
  }
}
