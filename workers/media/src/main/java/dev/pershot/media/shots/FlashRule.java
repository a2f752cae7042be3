package dev.pershot.media.shots;

/**
 * A flash is no cut: the same picture goes on behind it. Looks across every span of up to {@code
 * longest} frames that begins or ends at a candidate cut.
 */
final class FlashRule {
  private static final double SAME_SHOT_CHANGE = 0.28;

  /** The match across the span must also be clearly better than the one at the cut. */
  private static final double BETTER = 0.6;

  /** Correlation above which a long span is light on the same things. */
  private static final double SAME_STRUCTURE = 0.5;

  private final RecentFrames frames;
  private final MotionSearch search;
  private final int longest;
  private final int shortestShot;

  FlashRule(RecentFrames frames, MotionSearch search, ShotOptions options) {
    this.frames = frames;
    this.search = search;
    longest = options.flashLength();
    shortestShot = options.minLength();
  }

  /**
   * Whether the cut between {@code frame} and the one before only begins or ends a flash.
   *
   * @param cutRatio the ratio from which on two frames are of different shots here
   */
  boolean explains(int frame, double cutRatio) {
    for (int length = 1; length <= longest; length++) {
      if (returns(frame, frame - 1, frame + length, cutRatio)
          || returns(frame, frame - 1 - length, frame, cutRatio)) {
        return true;
      }
    }
    return false;
  }

  private boolean returns(int cut, int before, int after, double cutRatio) {
    if (!frames.holds(before) || !frames.holds(after)) {
      return false;
    }
    FrameMatch across = search.match(frames.sketch(after), frames.sketch(before));
    boolean same = across.ratio() < cutRatio || across.changed() < SAME_SHOT_CHANGE;
    if (!same || across.ratio() > BETTER * frames.match(cut).ratio()) {
      return false;
    }
    return after - before - 1 < shortestShot || isLight(cut, cut == after ? cut - 1 : cut);
  }

  /**
   * Whether the span shows the same things in another light, or nothing: a picture cut in does not.
   */
  private boolean isLight(int cut, int within) {
    return frames.sketch(within).contrast() < FadeRule.NOT_PLAIN
        || Structure.correlation(
                frames.sketch(cut), frames.sketch(cut - 1), frames.match(cut).changedBlocks())
            > SAME_STRUCTURE;
  }
}
