package dev.pershot.model;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a user what a failed write means: the disk is full, or the place does not take files. */
public final class DiskFault {
  /** Bytes that a file system may keep back, a few blocks. */
  private static final long NOTHING_LEFT = 16_384;

  private DiskFault() {}

  /** The failure that an error at a place amounts to. */
  public static PershotException of(Path place, IOException e) {
    if (isFull(place, e)) {
      return new PershotException(
          ErrorCode.STORE_FULL,
          "the disk of "
              + place
              + " is full; free some space, or name another with --store or --scratch",
          e);
    }
    return new PershotException(
        ErrorCode.STORE_UNWRITABLE,
        "cannot write " + place + " (" + reason(e) + "); check the folder and its permissions",
        e);
  }

  /** By what the system says, or, where that is in another language, by what is left. */
  private static boolean isFull(Path place, IOException e) {
    String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return reason.contains("no space")
        || reason.contains("quota")
        || (!isOfThePlace(e) && hasNothingLeft(place));
  }

  private static boolean isOfThePlace(IOException e) {
    return e instanceof AccessDeniedException
        || e instanceof NoSuchFileException
        || e instanceof FileAlreadyExistsException
        || e instanceof NotDirectoryException;
  }

  private static boolean hasNothingLeft(Path place) {
    @Nullable Path there = place.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return false;
    }
    try {
      java.nio.file.FileStore disk = Files.getFileStore(there);
      return !disk.isReadOnly() && disk.getTotalSpace() > 0 && disk.getUsableSpace() < NOTHING_LEFT;
    } catch (IOException unknown) {
      return false;
    }
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
