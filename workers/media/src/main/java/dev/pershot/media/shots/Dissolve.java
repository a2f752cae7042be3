package dev.pershot.media.shots;

import dev.pershot.model.Transition;

/**
 * A span that may be a dissolve: {@code from} is still all of the first shot, {@code to} all of the
 * second.
 *
 * @param middle the first frame that shows more of the second shot
 * @param throughPlain whether the frames between nearly lose all contrast: a fade
 * @param score the squared contrast a frame, times the quality of the fit; it is highest when the
 *     span is as long as the dissolve, and of neighbouring spans the best counts
 */
record Dissolve(int from, int to, int middle, boolean throughPlain, double score) {
  /** With up to three mixed frames it is a cut that some conversion has blended. */
  private static final int ABRUPT = 4;

  Transition transition() {
    if (to - from <= ABRUPT) {
      return Transition.CUT;
    }
    return throughPlain ? Transition.FADE : Transition.DISSOLVE;
  }

  /** Overlaps it, or is so near that it may be another piece of the same long dissolve. */
  boolean touches(Dissolve other) {
    int near = Math.max(to - from, other.to - other.from) / 2;
    return from < other.to + near && other.from < to + near;
  }
}
