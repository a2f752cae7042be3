package dev.pershot.media.cpu;

import dev.pershot.model.CpuSeconds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * CPU time of the calling thread by stage. All native work of a slot runs synchronously in its one
 * thread, so the thread's clock is the work's clock.
 */
public final class CpuMeter {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;

  /** What CPU time is spent on. */
  public enum Stage {
    DECODE,
    SCALE,
    ENCODE,
    SCORE
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  public <T> T measure(Stage stage, Supplier<T> work) {
    long start = CLOCK.getCurrentThreadCpuTime();
    try {
      return work.get();
    } finally {
      nanos.merge(stage, CLOCK.getCurrentThreadCpuTime() - start, Long::sum);
    }
  }

  public void measure(Stage stage, Runnable work) {
    long start = CLOCK.getCurrentThreadCpuTime();
    try {
      work.run();
    } finally {
      nanos.merge(stage, CLOCK.getCurrentThreadCpuTime() - start, Long::sum);
    }
  }

  public CpuSeconds seconds() {
    return new CpuSeconds(
        seconds(Stage.DECODE), seconds(Stage.SCALE), seconds(Stage.ENCODE), seconds(Stage.SCORE));
  }

  private double seconds(Stage stage) {
    return nanos.getOrDefault(stage, 0L) / NANOS;
  }
}
