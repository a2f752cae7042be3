package dev.pershot.app.cluster;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A process that was started, alive or not.
 *
 * @param name such as {@code temporal} or {@code worker-1}
 * @param started what tells it from a later process with the same id
 * @param log its log file, relative to the cluster's folder
 */
public record RunningProcess(String name, long pid, String started, String log) {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  public RunningProcess {
    Objects.requireNonNull(name);
    Objects.requireNonNull(started);
    Objects.requireNonNull(log);
  }

  public boolean alive() {
    return ProcessStart.of(pid).filter(started::equals).isPresent();
  }

  /** SIGTERM, if it is still this process. */
  void terminate() {
    if (alive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  /** SIGKILL, if it is still this process. */
  void kill() {
    if (alive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Waits for its end; returns whether it came. */
  boolean awaitEnd(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (alive()) {
      if (System.nanoTime() - end >= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
