package dev.pershot.media.shots;

/**
 * The last frames by their number, with the inner products of their patterns: enough for the
 * longest dissolve that is looked for, and no more however long the film is.
 */
final class RecentFrames {
  private final int capacity;
  private final FrameSketch[] sketches;
  private final FrameMatch[] matches;
  private final float[][] products;
  private int count;

  /**
   * @param span the largest distance of two frames whose patterns are compared
   * @param behind how many frames the rules look back beyond that
   */
  RecentFrames(int span, int behind) {
    capacity = span + behind + 1;
    sketches = new FrameSketch[capacity];
    matches = new FrameMatch[capacity];
    products = new float[capacity][span + 1];
  }

  /** Adds the next frame and how it is predicted from the one before. */
  void add(FrameSketch sketch, FrameMatch match) {
    int slot = count % capacity;
    sketches[slot] = sketch;
    matches[slot] = match;
    count++;
    float[] row = products[slot];
    for (int back = 0; back < row.length && count - 1 - back >= oldest(); back++) {
      row[back] = dot(sketch.pattern(), sketch(count - 1 - back).pattern());
    }
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** How many frames there have been. */
  int count() {
    return count;
  }

  int oldest() {
    return Math.max(0, count - capacity);
  }

  boolean holds(int frame) {
    return frame >= oldest() && frame < count;
  }

  FrameSketch sketch(int frame) {
    return sketches[slot(frame)];
  }

  /** How {@code frame} is predicted from the one before; the first frame predicts itself. */
  FrameMatch match(int frame) {
    return matches[slot(frame)];
  }

  /** The inner product of two frames' patterns. */
  double product(int a, int b) {
    return products[slot(Math.max(a, b))][Math.abs(a - b)];
  }

  private int slot(int frame) {
    if (!holds(frame)) {
      throw new IllegalArgumentException(
          "frame " + frame + " is not among the frames " + oldest() + " to " + (count - 1));
    }
    return frame % capacity;
  }
}
