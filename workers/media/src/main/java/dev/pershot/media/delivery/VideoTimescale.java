package dev.pershot.media.delivery;

import dev.pershot.model.FrameRate;

/** Ticks a second in which every frame of a rate lasts a whole number of ticks. */
public record VideoTimescale(int ticksPerSecond, int ticksPerFrame) {
  /** Fine enough that audio and video times can be compared to well under a millisecond. */
  private static final int COARSEST = 10_000;

  public static VideoTimescale of(FrameRate rate) {
    int factor = 1;
    while (rate.numerator() * factor < COARSEST) {
      factor *= 2;
    }
    return new VideoTimescale(rate.numerator() * factor, rate.denominator() * factor);
  }
}
