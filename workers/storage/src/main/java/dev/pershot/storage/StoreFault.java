package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

/** Tells a user what a failed write means: the disk is full, or the place does not take files. */
public final class StoreFault {
  private StoreFault() {}

  /** The failure that an error at a place amounts to. */
  public static PershotException of(Path place, IOException e) {
    String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (reason.contains("no space") || reason.contains("quota")) {
      return new PershotException(
          ErrorCode.STORE_FULL,
          "the disk of " + place + " is full; free some space, or name another with --store",
          e);
    }
    return new PershotException(
        ErrorCode.STORE_UNWRITABLE,
        "cannot write " + place + " (" + reason(e) + "); check the folder and its permissions",
        e);
  }

  /** The operating system's word for an error. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException fault && fault.getReason() != null) {
      return fault.getReason().toLowerCase(Locale.ROOT);
    }
    return e.getClass().getSimpleName();
  }
}
