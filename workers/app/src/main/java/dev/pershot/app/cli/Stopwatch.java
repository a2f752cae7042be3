package dev.pershot.app.cli;

import java.time.Instant;

/** When a command began, and how long ago that is. */
final class Stopwatch {
  private final Instant started = Instant.now();
  private final long nanos = System.nanoTime();

  Instant started() {
    return started;
  }

  /** In milliseconds' steps. */
  double seconds() {
    return Math.round((System.nanoTime() - nanos) / 1e6) / 1e3;
  }
}
