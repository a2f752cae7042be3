package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which frames of a shot are scored: the middle one of each stretch of so many frames.
 *
 * @param every length of a stretch, odd: with even ones a pyramid of B-frames shows always the same
 *     level, and the mean is wrong (Netflix/vmaf issue 1214)
 */
public record FrameSampling(@JsonValue int every) {
  public static final FrameSampling ALL = new FrameSampling(1);

  /** Stretches of a shot that are enough to know its mean. */
  private static final int ENOUGH = 4;

  /** Long shots change more than short ones, and few of them do not make up for each other. */
  private static final int USUAL = 7;

  /** Stretches that are enough for any shot, unless they are longer than {@link #LONGEST}. */
  private static final int MOST = 16;

  /**
   * Quality jumps up at an IDR and falls for a dozen frames: the middle of a longer stretch does
   * not tell its mean.
   */
  private static final int LONGEST = 13;

  @JsonCreator
  public FrameSampling {
    if (every < 1 || every % 2 == 0) {
      throw new IllegalArgumentException("frames are sampled by an odd number, not " + every);
    }
  }

  /** As few frames as tell the mean of a shot of this many. */
  public static FrameSampling enoughFor(int length) {
    int few = Math.min(LONGEST, length / MOST);
    int every = Math.max(1, Math.max(Math.min(USUAL, length / ENOUGH), few));
    return new FrameSampling(every % 2 == 0 ? every - 1 : every);
  }

  /** Whether every frame is scored. */
  public boolean takesAll() {
    return every == 1;
  }

  /** Whether a frame, counted from 0, is scored. */
  public boolean takes(int frame) {
    return distance(frame) == 0;
  }

  /** How far frame {@code frame}, counted from 0, stands from its stretch's scored one. */
  public int distance(int frame) {
    return frame % every - every / 2;
  }

  /** How many frames are scored of the first {@code length}. */
  public int of(int length) {
    return (length + every / 2) / every;
  }
}
