package dev.pershot.bench;

import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.RunningProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The CPU time of all workers that a cluster ever had, from outside, up to 0.2 s late. */
final class WorkerCpu implements AutoCloseable {
  private static final int EVERY_MILLIS = 200;

  private final ClusterFolder folder;
  private final Map<Long, Double> last = new HashMap<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  WorkerCpu(ClusterFolder folder) {
    this.folder = folder;
    look();
    Future<?> unused =
        clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    List<RunningProcess> workers =
        folder.read().map(cluster -> cluster.workers()).orElse(List.of());
    for (RunningProcess worker : workers) {
      ProcessUse.of(worker.pid()).ifPresent(use -> last.put(worker.pid(), use.cpuSeconds()));
    }
  }

  synchronized double seconds() {
    look();
    return last.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  synchronized int workers() {
    return last.size();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
