package dev.pershot.media.delivery;

import dev.pershot.media.trial.CodedFrameReader;
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
      throw CodedFrameReader.unreadable(file, e);
    }
  }

  /** Opens the coded frames for reading. */
  CodedFrameReader frames() {
    return CodedFrameReader.ofLast(trial.bytes(), file);
  }
}
