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

  private static final double MIN_CHANGED = 0.28;

  /** The least ratio of a cut between still pictures ... */
  private static final double BASE_RATIO = 0.45;

  /**
   * ... and by how much it stands above its neighbours (as in PySceneDetect's AdaptiveDetector).
   */
  private static final double OVER_NEIGHBOURS = 1.0;

  private static final int NEIGHBOURS_EACH_SIDE = 4;

  /** Up to two neighbours may be cuts themselves, in the quickest sequences of shots. */
  private static final int NEIGHBOUR_RANK = 2;

  /** A neighbour that moved less than this is a repeated frame and says nothing. */
  private static final double REPEATED = 0.02;

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

  /** The third largest ratio among the nearest frames that are no repetitions. */
  double usualRatio(int frame) {
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

  double dominance(int frame) {
    double step = frames.sketch(frame).distance(frames.sketch(frame - 1));
    double whole = step;
    for (int away = 1; away <= 2; away++) {
      FrameSketch before = frames.sketch(Math.max(0, frame - 1 - away));
      FrameSketch after = frames.sketch(Math.min(frames.count() - 1, frame + away));
      whole = Math.max(whole, after.distance(before));
    }
    return step / whole;
  }

  private boolean samePicture(int frame, FrameMatch match) {
    FrameSketch now = frames.sketch(frame);
    FrameSketch then = frames.sketch(frame - 1);
    return Structure.layoutCorrelation(now, then, match.changedBlocks()) > SAME_LAYOUT
        || Structure.correlation(now, then, match.changedBlocks()) > SAME_STRUCTURE;
  }
}
