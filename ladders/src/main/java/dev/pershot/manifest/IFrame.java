package dev.pershot.manifest;

/**
 * An IDR frame that can be fetched by itself: the bytes of its segment file from the start of its
 * {@code moof} to the end of its sample.
 *
 * @param startTicks its presentation time in the track's timescale
 * @param durationTicks until the next I-frame of the track, or the track's end
 */
public record IFrame(long offset, long bytes, long startTicks, long durationTicks) {
  public IFrame {
    if (offset < 0 || bytes <= 0) {
      throw new IllegalArgumentException(
          "an I-frame is a byte range, not " + bytes + " bytes at " + offset);
    }
    if (startTicks < 0 || durationTicks <= 0) {
      throw new IllegalArgumentException(
          "an I-frame starts at 0 or later and lasts, not "
              + durationTicks
              + " ticks from "
              + startTicks);
    }
  }

  /** The first byte behind it. */
  long end() {
    return offset + bytes;
  }

  long endTicks() {
    return startTicks + durationTicks;
  }
}
