package dev.pershot.media.shots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Dissolves: spans between two frames that no motion explains from each other, while the frames
 * between are their mixtures (see {@link MixtureFit}). Every span of some lengths that ends at a
 * frame is tried.
 */
final class DissolveRule {
  private static final int[] LENGTHS = {4, 6, 8, 10, 14, 18, 24, 32, 42, 56, 74, 96};

  /** The longest span, in frames. */
  static final int LONGEST = 96;

  private static final double MIN_CONTRAST = 4;
  private static final double MAX_LIKENESS = 0.8;

  /** The two ends are different shots: a little less strict than a cut among its neighbours. */
  private static final double MIN_RATIO = 0.75;

  private static final double MIN_CHANGED = 0.4;

  /** What motion leaves of the frame differences: little in a pan, nearly all in a dissolve. */
  private static final double MIN_UNMOVED = 0.28;

  /** A dissolve whose least contrast is below this share of its ends' went through a colour. */
  private static final double PLAIN = 0.25;

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
      if (from >= lastCut && frames.holds(from)) {
        consider(from, to);
      }
    }
  }

  private void consider(int from, int to) {
    double apart =
        frames.product(from, from) + frames.product(to, to) - 2 * frames.product(from, to);
    if (apart < MIN_CONTRAST * MIN_CONTRAST * FrameSketch.PATTERN_LENGTH
        || isPlain(from)
        || isPlain(to)) {
      return;
    }
    MixtureFit fit = MixtureFit.of(frames, from, to);
    double cost = fit.cost();
    double score = fit.contrast() * (1 - cost);
    if (cost < 1
        && fit.likeness() < MAX_LIKENESS
        && isBestSoFar(from, to, score)
        && unmoved(from, to) > MIN_UNMOVED
        && differ(from, to)) {
      found.add(new Dissolve(from, to, fit.middle(), throughPlain(from, to), score));
    }
  }

  /** From and to plain colours it is a fade, or half of one: see {@link FadeRule}. */
  private boolean isPlain(int frame) {
    return frames.sketch(frame).contrast() < FadeRule.NOT_PLAIN;
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
    return moved / (still + 1e-3);
  }

  private boolean differ(int from, int to) {
    FrameMatch forward = search.match(frames.sketch(to), frames.sketch(from));
    FrameMatch backward = search.match(frames.sketch(from), frames.sketch(to));
    return Math.min(forward.ratio(), backward.ratio()) > MIN_RATIO
        && Math.min(forward.changed(), backward.changed()) > MIN_CHANGED;
  }

  private boolean throughPlain(int from, int to) {
    double least = Double.MAX_VALUE;
    for (int frame = from + 1; frame < to; frame++) {
      least = Math.min(least, frames.sketch(frame).contrast());
    }
    return least < PLAIN * Math.min(frames.sketch(from).contrast(), frames.sketch(to).contrast());
  }

  /** The dissolves, the best of each group of overlapping spans. */
  List<Dissolve> best() {
    List<Dissolve> best = new ArrayList<>();
    found.stream()
        .sorted(Comparator.comparingDouble(Dissolve::score).reversed())
        .filter(candidate -> best.stream().noneMatch(candidate::overlaps))
        .forEach(best::add);
    return best;
  }
}
