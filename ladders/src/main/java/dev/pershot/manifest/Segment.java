package dev.pershot.manifest;

import java.util.List;

/**
 * A media segment file.
 *
 * @param file its name in its track's folder
 * @param startTicks earliest presentation time, after the edit list, in the track's timescale
 * @param iFrames the segment's I-frames in order, covering its whole duration; none for sound
 */
public record Segment(
    String file, long startTicks, long durationTicks, long bytes, List<IFrame> iFrames) {
  public Segment {
    iFrames = List.copyOf(iFrames);
    if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("a segment's file is a plain name, not '" + file + "'");
    }
    if (startTicks < 0 || durationTicks <= 0 || bytes <= 0) {
      throw new IllegalArgumentException(
          "segment "
              + file
              + " starts at 0 or later, lasts and has bytes, not "
              + bytes
              + " bytes of "
              + durationTicks
              + " ticks from "
              + startTicks);
    }
    if (!iFrames.isEmpty()) {
      check(file, startTicks, durationTicks, bytes, iFrames);
    }
  }

  private static void check(
      String file, long startTicks, long durationTicks, long bytes, List<IFrame> iFrames) {
    long ticks = startTicks;
    long offset = 0;
    for (IFrame frame : iFrames) {
      if (frame.startTicks() != ticks || frame.offset() < offset) {
        throw new IllegalArgumentException(
            "I-frames of segment "
                + file
                + " follow each other: one should start at tick "
                + ticks
                + " behind byte "
                + offset
                + ", not at tick "
                + frame.startTicks()
                + " and byte "
                + frame.offset());
      }
      ticks = frame.endTicks();
      offset = frame.end();
    }
    if (ticks != startTicks + durationTicks || offset > bytes) {
      throw new IllegalArgumentException(
          "I-frames of segment "
              + file
              + " end at tick "
              + (startTicks + durationTicks)
              + " within "
              + bytes
              + " bytes, not at tick "
              + ticks
              + " and byte "
              + offset);
    }
  }

  long endTicks() {
    return startTicks + durationTicks;
  }
}
