package dev.pershot.media.trial;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is wrong where a scratch file cannot be written. */
final class ScratchFault {
  /** Bytes that a file system may keep back, a few blocks. */
  private static final long NOTHING_LEFT = 16_384;

  private ScratchFault() {}

  static PershotException of(Path place, IOException e) {
    boolean full = isFull(place, e);
    return new PershotException(
        full ? ErrorCode.STORE_FULL : ErrorCode.STORE_UNWRITABLE,
        full
            ? "the disk of " + place + " is full; free some space, or name another with --store"
            : "cannot write " + place + ": " + e.getMessage() + "; check the store's folder",
        e);
  }

  /** By what the system says, or, where that is in another language, by what is left. */
  private static boolean isFull(Path place, IOException e) {
    String reason = String.valueOf(e.getMessage());
    if (reason.contains("No space") || reason.contains("quota")) {
      return true;
    }
    try {
      return !(e instanceof AccessDeniedException)
          && Files.getFileStore(place).getUsableSpace() < NOTHING_LEFT;
    } catch (IOException unknown) {
      return false;
    }
  }
}
