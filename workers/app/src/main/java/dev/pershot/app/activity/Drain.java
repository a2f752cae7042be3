package dev.pershot.app.activity;

import java.time.Duration;

/**
 * Whether a worker is to take no more work, and until when what runs may go on. Asked by the
 * threads of activities after each frame.
 */
public final class Drain {
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private volatile boolean started;
  private volatile long end = System.nanoTime() + FOR_EVER.toNanos();

  /** No more work; what runs may end by itself. */
  public void start() {
    started = true;
  }

  /** No more work; what still runs after so long is handed back. An earlier end stands. */
  public synchronized void start(Duration atMost) {
    long wanted = System.nanoTime() + atMost.toNanos();
    if (wanted - end < 0) {
      end = wanted;
    }
    started = true;
  }

  public boolean isStarted() {
    return started;
  }

  /** Whether what still runs is to be handed back. */
  public boolean isOver() {
    return started && System.nanoTime() - end >= 0;
  }
}
