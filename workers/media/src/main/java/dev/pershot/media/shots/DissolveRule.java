package dev.pershot.media.shots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Dissolves: spans between two frames that no motion explains from each other, while the frames
 * between are their mixtures (see {@link MixtureFit}). At every frame the spans of some lengths
 * that end there are tried.
 */
final class DissolveRule {
  private static final int[] LENGTHS = {2, 3, 4, 5, 6, 8, 10, 14, 18, 24, 32, 42, 56, 74, 96};

  /** The longest span, in frames. */
  static final int LONGEST = 96;

  /** Contrast between the two ends below which nothing can be told, in levels. */
  private static final double MIN_CONTRAST = 2;

  /** The ratio between the two ends that leaves no doubt that they are different shots ... */
  private static final double SURE_RATIO = 1.2;

  /** ... and how far below it is as bad as no fit at all. */
  private static final double RATIO_TOLERANCE = 0.5;

  private static final double MIN_CHANGED = 0.4;

  /** What motion leaves of the frame differences: little in a pan, nearly all in a dissolve. */
  private static final double MIN_UNMOVED = 0.2;

  private final RecentFrames frames;
  private final MotionSearch search;
  private final List<Dissolve> found = new ArrayList<>();

  DissolveRule(RecentFrames frames, MotionSearch search) {
    this.frames = frames;
    this.search = search;
  }

  /** Tries the spans that end at {@code to} and do not reach over the last cut. */
  void accept(int to, int lastCut) {
    for (int length : LENGTHS) {
      int from = to - length;
      if (from >= lastCut && frames.holds(from) && mayDiffer(from, to)) {
        consider(from, to);
      }
    }
  }

  /** Most spans are within one quiet shot; from or to a plain colour see {@link FadeRule}. */
  private boolean mayDiffer(int from, int to) {
    double apart =
        frames.product(from, from) + frames.product(to, to) - 2 * frames.product(from, to);
    return apart >= MIN_CONTRAST * MIN_CONTRAST * FrameSketch.PATTERN_LENGTH
        && frames.sketch(from).contrast() >= FadeRule.PLAIN
        && frames.sketch(to).contrast() >= FadeRule.PLAIN;
  }

  private void consider(int from, int to) {
    MixtureFit fit = MixtureFit.of(frames, from, to);
    double cost = fit.cost();
    double score = fit.contrast() * fit.contrast() / (to - from) * (1 - cost) * (1 - cost);
    if (cost < 1
        && isBestSoFar(from, to, score)
        && unmoved(from, to) > MIN_UNMOVED
        && cost + doubt(from, to) < 1) {
      found.add(new Dissolve(from, to, fit.middle(), fit.throughPlain(), score));
    }
  }

  /** Spares the motion search for most spans of a dissolve that is known already. */
  private boolean isBestSoFar(int from, int to, double score) {
    for (int i = found.size() - 1; i >= 0 && found.get(i).to() > from - LONGEST; i--) {
      Dissolve other = found.get(i);
      if (other.score() >= score && from < other.to() && other.from() < to) {
        return false;
      }
    }
    return true;
  }

  private double unmoved(int from, int to) {
    double moved = 0;
    double still = 0;
    for (int frame = from + 1; frame <= to; frame++) {
      moved += frames.match(frame).moved();
      still += frames.match(frame).still();
    }
    return still == 0 ? 0 : moved / still;
  }

  /** What speaks for motion rather than another shot, in the measure of {@link MixtureFit#cost}. */
  private double doubt(int from, int to) {
    FrameMatch forward = search.match(frames.sketch(to), frames.sketch(from));
    FrameMatch backward = search.match(frames.sketch(from), frames.sketch(to));
    if (Math.min(forward.changed(), backward.changed()) < MIN_CHANGED) {
      return 1;
    }
    double ratio = Math.min(forward.ratio(), backward.ratio());
    double missing = Math.max(0, SURE_RATIO - ratio) / RATIO_TOLERANCE;
    return missing * missing;
  }

  /** The dissolves, the best of each group of neighbouring spans. */
  List<Dissolve> best() {
    List<Dissolve> best = new ArrayList<>();
    found.stream()
        .sorted(Comparator.comparingDouble(Dissolve::score).reversed())
        .filter(candidate -> best.stream().noneMatch(candidate::touches))
        .forEach(best::add);
    return best;
  }
}
