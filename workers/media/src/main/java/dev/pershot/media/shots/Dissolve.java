package dev.pershot.media.shots;

/**
 * A span that may be a dissolve: {@code from} is still all of the first shot, {@code to} all of the
 * second.
 *
 * @param throughPlain whether the frames between nearly lose all contrast: a fade
 * @param score the contrast times the quality of the fit; of overlapping spans the best counts
 */
record Dissolve(int from, int to, int middle, boolean throughPlain, double score) {
  /** Overlaps it, or is so near that it may be another piece of the same long dissolve. */
  boolean touches(Dissolve other) {
    int near = Math.max(to - from, other.to - other.from) / 2;
    return from < other.to + near && other.from < to + near;
  }
}
