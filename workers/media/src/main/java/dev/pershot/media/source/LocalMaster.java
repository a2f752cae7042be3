package dev.pershot.media.source;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A master in a file of this machine. FFmpeg opens it by itself, and the system caches it. */
public record LocalMaster(Path file) implements MasterSource {
  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public ByteRanges bytes() {
    requireFile();
    return FileRanges.open(file);
  }

  @Override
  public int bulk() {
    return 1 << 20;
  }

  private void requireFile() {
    if (!Files.exists(file)) {
      throw new PershotException(
          ErrorCode.MASTER_MISSING, "there is no file " + file + "; check the path");
    }
    if (Files.isDirectory(file)) {
      throw new PershotException(
          ErrorCode.MASTER_MISSING, file + " is a folder; name a video file");
    }
    if (!Files.isReadable(file)) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE, file + " is not readable; check its permissions");
    }
    if (file.toFile().length() == 0) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE, file + " is empty (0 bytes); copy the master again");
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
