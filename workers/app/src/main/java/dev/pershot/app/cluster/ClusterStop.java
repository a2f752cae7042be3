package dev.pershot.app.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Ends a cluster; its data stays. */
public final class ClusterStop {
  private static final Duration UNTIL_KILLED = Duration.ofSeconds(5);

  /** Temporal hands its shards back within this, and the S3 server ends its requests. */
  private static final Duration SERVERS_GRACE = Duration.ofSeconds(20);

  private final ClusterFolder folder;

  public ClusterStop(ClusterFolder folder) {
    this.folder = folder;
  }

  /**
   * Ends the workers, which hand back what they are at, then the servers.
   *
   * @param grace what workers get before they are killed
   * @return how many processes were alive, or nothing if there has never been a cluster
   */
  public Optional<Integer> stop(Duration grace) {
    if (folder.read().isEmpty()) {
      return Optional.empty();
    }
    return folder.alone(() -> folder.read().map(cluster -> end(cluster, grace)));
  }

  private int end(Cluster cluster, Duration grace) {
    List<RunningProcess> alive =
        cluster.processes().stream().filter(RunningProcess::alive).toList();
    List<RunningProcess> workers = cluster.workers();
    end(workers, grace);
    end(alive.stream().filter(process -> !workers.contains(process)).toList(), SERVERS_GRACE);
    folder.write(cluster.with(List.of()));
    return alive.size();
  }

  /** Asks all at once to end, and kills those that do not. */
  static void end(List<RunningProcess> processes, Duration grace) {
    processes.forEach(RunningProcess::terminate);
    long end = System.nanoTime() + grace.toNanos();
    for (RunningProcess process : processes) {
      if (!process.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
        process.kill();
        process.awaitEnd(UNTIL_KILLED);
      }
    }
  }
}
