package dev.pershot.media.delivery;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Trial;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A trial's elementary stream on disk: parameter sets, then coded frames in decoding order. */
public record ShotStream(Trial trial, Path file) {

  /** The parameter sets, in Annex B. */
  byte[] parameterSets() {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length() - trial.bytes();
      if (length <= 0) {
        throw new PershotException(
            ErrorCode.STORE_CORRUPT,
            file + " is shorter than its trial says; clear it from the store");
      }
      byte[] sets = new byte[Math.toIntExact(length)];
      in.readFully(sets);
      return sets;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Opens the coded frames for reading. */
  Frames frames() {
    try {
      RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
      try {
        in.seek(in.length() - trial.bytes());
        return new Frames(in);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The coded frames in decoding order, one at a time: all of a long take would fill the heap. */
  final class Frames implements AutoCloseable {
    private final RandomAccessFile in;

    private Frames(RandomAccessFile in) {
      this.in = in;
    }

    /** The bytes of the frame that comes next. */
    byte[] read(CodedFrame next) {
      byte[] bytes = new byte[next.bytes()];
      try {
        in.readFully(bytes);
      } catch (IOException e) {
        throw unreadable(e);
      }
      return bytes;
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }

  private PershotException unreadable(IOException e) {
    return new PershotException(
        ErrorCode.STORE_CORRUPT, file + " cannot be read: " + e.getMessage(), e);
  }
}
