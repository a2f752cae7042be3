package dev.pershot.media.source;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file's bytes. */
final class FileRanges implements ByteRanges {
  private final Path file;
  private final RandomAccessFile in;
  private final long length;

  private FileRanges(Path file, RandomAccessFile in) throws IOException {
    this.file = file;
    this.in = in;
    this.length = in.length();
  }

  static FileRanges open(Path file) {
    try {
      return new FileRanges(file, new RandomAccessFile(file.toFile(), "r"));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void read(long offset, byte[] into, int at, int count) {
    try {
      in.seek(offset);
      in.readFully(into, at, count);
    } catch (EOFException e) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED, "the master " + file + " changed while it was in use", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static PershotException unreadable(Path file, IOException e) {
    return new PershotException(
        ErrorCode.MASTER_UNREADABLE,
        file + " cannot be read: " + e.getMessage() + "; check its permissions and its disk",
        e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
