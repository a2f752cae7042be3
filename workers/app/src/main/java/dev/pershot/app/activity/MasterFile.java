package dev.pershot.app.activity;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a job's master lies. */
final class MasterFile {
  private static final String SCHEME = "file:";

  private MasterFile() {}

  /** The file that a location names; its length must be the master's. */
  static Path of(String location, long bytes) {
    Path file = Path.of(location.substring(SCHEME.length()));
    if (!Files.isRegularFile(file)) {
      throw new PershotException(
          ErrorCode.MASTER_MISSING, "the master is no longer at " + file + "; put it back");
    }
    if (file.toFile().length() != bytes) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED, "the master " + file + " changed while it was in use");
    }
    return file;
  }
}
