package dev.pershot.app.cli;

import java.nio.file.Path;

/**
 * Says now and then how much of a large master is read, which takes a while before a run starts.
 */
final class ReadingProgress {
  private static final long EVERY_NANOS = 5_000_000_000L;

  private final Path master;
  private long last = System.nanoTime();

  ReadingProgress(Path master) {
    this.master = master;
  }

  void read(long bytes) {
    if (System.nanoTime() - last > EVERY_NANOS) {
      last = System.nanoTime();
      System.err.printf(
          "reading  %d of %d MB of %s%n",
          bytes >> 20, master.toFile().length() >> 20, master.getFileName());
    }
  }
}
