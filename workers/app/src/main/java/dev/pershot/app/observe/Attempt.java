package dev.pershot.app.observe;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;

/**
 * One attempt of an activity, in its thread: the CPU time that it has taken, and how much of that
 * is in committed results. What other threads do for it, such as decoders of an inspection, is not
 * counted.
 */
final class Attempt implements AutoCloseable {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final ThreadLocal<Attempt> CURRENT = new ThreadLocal<>();

  private final long start = CLOCK.getCurrentThreadCpuTime();
  private double committed;

  private Attempt() {}

  static Attempt begin() {
    Attempt attempt = new Attempt();
    CURRENT.set(attempt);
    return attempt;
  }

  /** The one that runs in this thread. */
  static Optional<Attempt> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** So much of what was spent is in a result that the store has. */
  void commit(double cpuSeconds) {
    committed += cpuSeconds;
  }

  /** CPU seconds so far. */
  double spent() {
    return (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
  }

  /** CPU seconds that would be wasted if the attempt failed now. */
  double atStake() {
    return Math.max(0, spent() - committed);
  }

  @Override
  public void close() {
    CURRENT.remove();
  }
}
