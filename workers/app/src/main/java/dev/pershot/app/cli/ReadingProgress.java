package dev.pershot.app.cli;

import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ByteRanges;

/**
 * Says now and then how much of a large master is read, which takes a while before a run starts.
 */
final class ReadingProgress {
  private static final long EVERY_NANOS = 5_000_000_000L;

  private final MasterSource master;
  private long length;
  private long last = System.nanoTime();

  ReadingProgress(MasterSource master) {
    this.master = master;
  }

  void read(long bytes) {
    if (System.nanoTime() - last > EVERY_NANOS) {
      last = System.nanoTime();
      System.err.printf("reading  %d of %d MB of %s%n", bytes >> 20, length() >> 20, master.name());
    }
  }

  private long length() {
    if (length == 0) {
      try (ByteRanges bytes = master.bytes()) {
        length = bytes.length();
      }
    }
    return length;
  }
}
