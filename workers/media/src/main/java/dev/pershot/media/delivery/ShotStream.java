package dev.pershot.media.delivery;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Trial;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

  /** The bytes of each coded frame, in decoding order. */
  List<byte[]> frames() {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(in.length() - trial.bytes());
      List<byte[]> frames = new ArrayList<>();
      for (CodedFrame coded : trial.codedFrames()) {
        byte[] frame = new byte[coded.bytes()];
        in.readFully(frame);
        frames.add(frame);
      }
      return frames;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PershotException unreadable(IOException e) {
    return new PershotException(
        ErrorCode.STORE_CORRUPT, file + " cannot be read: " + e.getMessage(), e);
  }
}
