package dev.pershot.media.shots;

/**
 * A span that may be a dissolve: {@code from} is still all of the first shot, {@code to} all of the
 * second.
 *
 * @param throughPlain whether the frames between nearly lose all contrast: a fade
 * @param score the contrast times the quality of the fit; of overlapping spans the best counts
 */
record Dissolve(int from, int to, int middle, boolean throughPlain, double score) {
  boolean overlaps(Dissolve other) {
    return from < other.to && other.from < to;
  }
}
