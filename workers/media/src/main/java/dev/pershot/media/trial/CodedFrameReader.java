package dev.pershot.media.trial;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * The coded frames of an elementary stream on disk in decoding order, one at a time: all of a long
 * take would fill the heap.
 */
public final class CodedFrameReader implements AutoCloseable {
  private final Path file;
  private final RandomAccessFile in;

  private CodedFrameReader(Path file, RandomAccessFile in) {
    this.file = file;
    this.in = in;
  }

  /** Opens a file at its last so many bytes: what lies before them are the parameter sets. */
  public static CodedFrameReader ofLast(long bytes, Path file) {
    try {
      RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
      try {
        in.seek(in.length() - bytes);
        return new CodedFrameReader(file, in);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The bytes of the frame that comes next. */
  public byte[] read(CodedFrame next) {
    byte[] bytes = new byte[next.bytes()];
    try {
      in.readFully(bytes);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return bytes;
  }

  /** That a stream which was written whole cannot be read. */
  public static PershotException unreadable(Path file, IOException e) {
    return new PershotException(
        ErrorCode.STORE_CORRUPT, file + " cannot be read: " + e.getMessage(), e);
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
