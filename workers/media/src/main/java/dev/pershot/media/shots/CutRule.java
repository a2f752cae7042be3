package dev.pershot.media.shots;

import java.util.Arrays;

/**
 * Hard cuts. A frame begins a shot when the frame before does not predict it (see {@link
 * MotionSearch}) over a good part of the picture, when that stands out among the frames around, and
 * when the change is neither one step of a longer one nor a change of light only.
 */
final class CutRule {
  /** How far around a frame the rule looks. */
  static final int REACH = 12;

  private static final double MIN_RATIO = 0.55;
  private static final double MIN_CHANGED = 0.28;

  /**
   * How far above its neighbourhood a cut stands (the idea of PySceneDetect's AdaptiveDetector).
   */
  private static final double OVER_NEIGHBOURS = 1.5;

  private static final int NEIGHBOURS_EACH_SIDE = 4;

  /** Up to two neighbours may be cuts themselves, in the quickest sequences of shots. */
  private static final int NEIGHBOUR_RANK = 2;

  /** A neighbour that moved less than this is a repeated frame and says nothing. */
  private static final double REPEATED = 0.02;

  /**
   * The share of the change over up to five frames that must happen in one step: 1 for a cut, a
   * third or less within fades and moves.
   */
  private static final double MIN_DOMINANCE = 0.4;

  private static final double SAME_STRUCTURE = 0.8;

  private final RecentFrames frames;
  private final FlashRule flashes;

  CutRule(RecentFrames frames, FlashRule flashes) {
    this.frames = frames;
    this.flashes = flashes;
  }

  /** How clearly {@code frame} begins a shot, from above 0 to 1; 0 when it does not. */
  double strength(int frame) {
    FrameMatch match = frames.match(frame);
    if (match.ratio() < MIN_RATIO
        || match.changed() < MIN_CHANGED
        || match.ratio() < OVER_NEIGHBOURS * usualRatio(frame)
        || dominance(frame) < MIN_DOMINANCE
        || sameStructure(frame, match)
        || flashes.explains(frame)) {
      return 0;
    }
    return 1 - 0.9 * MIN_RATIO / match.ratio();
  }

  /** The third largest ratio among the nearest frames that are no repetitions. */
  private double usualRatio(int frame) {
    double[] ratios = new double[2 * NEIGHBOURS_EACH_SIDE];
    int found = collect(frame, 1, ratios, 0);
    found = collect(frame, -1, ratios, found);
    Arrays.sort(ratios, 0, found);
    return found > NEIGHBOUR_RANK ? ratios[found - 1 - NEIGHBOUR_RANK] : 0;
  }

  private int collect(int frame, int direction, double[] ratios, int from) {
    int found = from;
    for (int away = 1; away <= REACH && found < from + NEIGHBOURS_EACH_SIDE; away++) {
      int neighbour = frame + direction * away;
      if (neighbour < 1 || !frames.holds(neighbour)) {
        break;
      }
      if (frames.match(neighbour).still() > REPEATED) {
        ratios[found++] = frames.match(neighbour).ratio();
      }
    }
    return found;
  }

  private double dominance(int frame) {
    double step = frames.sketch(frame).distance(frames.sketch(frame - 1));
    double whole = step;
    for (int away = 1; away <= 2; away++) {
      int before = frame - 1 - away;
      int after = frame + away;
      if (frames.holds(before) && frames.holds(after)) {
        whole = Math.max(whole, frames.sketch(after).distance(frames.sketch(before)));
      }
    }
    return step / whole;
  }

  private boolean sameStructure(int frame, FrameMatch match) {
    return Structure.correlation(
            frames.sketch(frame), frames.sketch(frame - 1), match.changedBlocks())
        > SAME_STRUCTURE;
  }
}
