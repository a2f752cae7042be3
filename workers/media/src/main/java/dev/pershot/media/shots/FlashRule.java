package dev.pershot.media.shots;

/**
 * A flash is no cut: the same picture goes on behind it. Looks across every span of up to {@code
 * longest} frames that begins or ends at a candidate cut.
 */
final class FlashRule {
  /** Below this the frames on either side of the span are one shot, as inside any shot. */
  private static final double SAME_SHOT_RATIO = 0.55;

  private static final double SAME_SHOT_CHANGE = 0.3;

  /** The match across the span must also be clearly better than the one at the cut. */
  private static final double BETTER = 0.6;

  /** The share of all differences that point one way when only the light changed. */
  private static final double ONE_SIDED = 0.8;

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

  /** Whether the cut between {@code frame} and the one before only begins or ends a flash. */
  boolean explains(int frame) {
    for (int length = 1; length <= longest; length++) {
      if (returns(frame, frame - 1, frame + length, length)
          || returns(frame, frame - 1 - length, frame, length)) {
        return true;
      }
    }
    return false;
  }

  private boolean returns(int cut, int before, int after, int length) {
    if (!frames.holds(before) || !frames.holds(after)) {
      return false;
    }
    FrameMatch across = search.match(frames.sketch(after), frames.sketch(before));
    boolean same = across.ratio() < SAME_SHOT_RATIO || across.changed() < SAME_SHOT_CHANGE;
    if (!same || across.ratio() > BETTER * frames.match(cut).ratio()) {
      return false;
    }
    return length < shortestShot || isLight(cut);
  }

  /** All brighter or all darker: light, where a picture cut in would differ both ways. */
  private boolean isLight(int cut) {
    int[] now = frames.sketch(cut).half().samples();
    int[] then = frames.sketch(cut - 1).half().samples();
    long net = 0;
    long all = 0;
    for (int i = 0; i < now.length; i++) {
      net += now[i] - then[i];
      all += Math.abs(now[i] - then[i]);
    }
    return Math.abs(net) > ONE_SIDED * all;
  }
}
