package dev.pershot.media.trial;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures of a shot that passes over it share.
 *
 * @param master its content id
 * @param frames their numbers in it, rising
 */
record ShotPictures(String master, List<Integer> frames, Form form) {
  ShotPictures {
    frames = List.copyOf(frames);
  }

  /** Of each frame of a range. */
  static ShotPictures of(Master master, FrameRange frames, Form form) {
    return new ShotPictures(
        master.contentId(), IntStream.range(frames.start(), frames.end()).boxed().toList(), form);
  }

  /** What was made of the master's frames. */
  sealed interface Form {
    /** They are as the decoder gave them. */
    record Decoded() implements Form {}

    /** Scaled, as encoders take them. */
    record Scaled(Resolution size) implements Form {}

    /** Converted, as scorers compare them. */
    record Compared(int pixelFormat) implements Form {}
  }
}
