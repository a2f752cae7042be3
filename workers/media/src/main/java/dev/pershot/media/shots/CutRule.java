package dev.pershot.media.shots;

/**
 * Hard cuts. A frame begins a shot when the frame before does not predict it (see {@link
 * MotionSearch}) over a good part of the picture, when that stands out among the frames around, and
 * when the change is neither one step of a longer one nor a change of light or coding only.
 */
final class CutRule {
  /** How far around a frame the rule looks. */
  static final int REACH = 12;

  private static final double MIN_CHANGED = 0.28;

  /** The least ratio of a cut between still pictures ... */
  private static final double BASE_RATIO = 0.42;

  /**
   * ... and by how much it stands above its neighbours (as in PySceneDetect's AdaptiveDetector).
   */
  private static final double OVER_NEIGHBOURS = 1.0;

  /** So far up to two neighbours may be cuts themselves, in the quickest sequences of shots. */
  private static final int NEAR = 4;

  /** Further away there may be more cuts: ratios from here on are not counted there. */
  private static final double ORDINARY = 1.0;

  /**
   * The share of the change over five frames that must happen in one step: 1 for a cut, a third or
   * less within fades and moves.
   */
  private static final double MIN_DOMINANCE = 0.6;

  /** Correlations of structure and layout above which only light or coding changed. */
  private static final double SAME_STRUCTURE = 0.8;

  private static final double SAME_LAYOUT = 0.92;

  private final RecentFrames frames;
  private final FlashRule flashes;

  CutRule(RecentFrames frames, FlashRule flashes) {
    this.frames = frames;
    this.flashes = flashes;
  }

  /** Judges the step to {@code frame} from the one before. */
  CutVerdict judge(int frame) {
    FrameMatch match = frames.match(frame);
    double needed = neededRatio(frame);
    if (match.ratio() < needed
        || match.changed() < MIN_CHANGED
        || dominance(frame) < MIN_DOMINANCE
        || samePicture(frame, match)) {
      return CutVerdict.NONE;
    }
    if (flashes.explains(frame, needed)) {
      return CutVerdict.FLASH;
    }
    return CutVerdict.cut(1 - 0.9 * needed / match.ratio());
  }

  double neededRatio(int frame) {
    return BASE_RATIO + OVER_NEIGHBOURS * usualRatio(frame);
  }

  /**
   * The ratio of ordinary steps around: the third largest of the nearest ones, or of those further
   * away that are no cuts, for where pictures are repeated (12 in 60 a second) only they move.
   */
  private double usualRatio(int frame) {
    return Math.max(
        thirdLargest(frame, NEAR, Double.MAX_VALUE), thirdLargest(frame, REACH, ORDINARY));
  }

  private double thirdLargest(int frame, int reach, double below) {
    double first = 0;
    double second = 0;
    double third = 0;
    for (int other = frame - reach; other <= frame + reach; other++) {
      if (other == frame || other < 1 || !frames.holds(other)) {
        continue;
      }
      double ratio = frames.match(other).ratio();
      if (ratio < below && ratio > third) {
        third = Math.min(ratio, second);
        second = Math.max(second, Math.min(ratio, first));
        first = Math.max(first, ratio);
      }
    }
    return third;
  }

  double dominance(int frame) {
    double step = frames.sketch(frame).distance(frames.sketch(frame - 1));
    double whole = step;
    for (int away = 1; away <= 2; away++) {
      FrameSketch before = frames.sketch(Math.max(0, frame - 1 - away));
      FrameSketch after = frames.sketch(Math.min(frames.count() - 1, frame + away));
      whole = Math.max(whole, after.distance(before));
    }
    return whole == 0 ? 0 : step / whole;
  }

  private boolean samePicture(int frame, FrameMatch match) {
    FrameSketch now = frames.sketch(frame);
    FrameSketch then = frames.sketch(frame - 1);
    return Structure.layoutCorrelation(now, then, match.changedBlocks()) > SAME_LAYOUT
        || Structure.correlation(now, then, match.changedBlocks()) > SAME_STRUCTURE;
  }
}
