package dev.pershot.media.shots;

import java.util.Arrays;

/** What the rules need to know of one frame, derived once from its thumbnail. */
final class FrameSketch {
  /** Values of {@link #pattern}: one mean a block of each of the three planes. */
  static final int PATTERN_LENGTH = 3 * Blocks.COUNT;

  /** A difference of levels that is seen, and no noise. */
  private static final float VISIBLE = 3;

  private static final double FINE_NOISE = 3.0 * 3.0;

  private final Thumbnail thumbnail;
  private final Plane half;
  private final Plane quarter;
  private final int[] intraCosts;
  private final double intraCost;
  private final double contrast;
  private final double sharpness;
  private final double coverage;
  private final float[] pattern = new float[PATTERN_LENGTH];
  private final float[] colour = new float[3];

  FrameSketch(Thumbnail thumbnail) {
    this.thumbnail = thumbnail;
    half = thumbnail.luma().halved();
    quarter = half.halved();
    intraCosts = IntraPrediction.costs(thumbnail);
    intraCost = MotionSearch.perSample(intraCosts);
    contrast = contrast(thumbnail.luma(), quarter);
    sharpness = half.gradientEnergy();
    thumbnail.luma().blockMeans(Blocks.SIZE, pattern, 0);
    thumbnail.blue().blockMeans(Blocks.CHROMA_SIZE, pattern, Blocks.COUNT);
    thumbnail.red().blockMeans(Blocks.CHROMA_SIZE, pattern, 2 * Blocks.COUNT);
    Smoothing.smooth(pattern);
    for (int plane = 0; plane < 3; plane++) {
      colour[plane] = centre(pattern, plane * Blocks.COUNT, Blocks.COUNT);
    }
    coverage = coverage(pattern);
  }

  /** The share of luma blocks that differ visibly from the middle one. */
  private static double coverage(float[] pattern) {
    float[] levels = Arrays.copyOf(pattern, Blocks.COUNT);
    Arrays.sort(levels);
    float background = levels[Blocks.COUNT / 2];
    int covered = 0;
    for (float level : levels) {
      if (Math.abs(level - background) > VISIBLE) {
        covered++;
      }
    }
    return covered / (double) Blocks.COUNT;
  }

  /**
   * The deviation of the luma without noise. Averaging 4 x 4 samples leaves a sixteenth of the
   * variance of white noise, so that share is taken off the coarse luma's; in the fine luma, which
   * alone shows thin stripes, a fixed allowance is. So grain on black is still plain black.
   */
  private static double contrast(Plane luma, Plane quarter) {
    double fine = luma.variance();
    return Math.sqrt(Math.max(0, Math.max(quarter.variance() - fine / 16, fine - FINE_NOISE)));
  }

  private static float centre(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    float mean = (float) (sum / count);
    for (int i = from; i < from + count; i++) {
      values[i] -= mean;
    }
    return mean;
  }

  Thumbnail thumbnail() {
    return thumbnail;
  }

  /** The luma at 64x36. */
  Plane half() {
    return half;
  }

  /** The luma at 32x18. */
  Plane quarter() {
    return quarter;
  }

  int intraCost(int block) {
    return intraCosts[block];
  }

  /** The mean cost, a luma sample, of predicting the frame from itself. */
  double intraCost() {
    return intraCost;
  }

  /** The share of the picture that is not background: little for a line of text on black. */
  double coverage() {
    return coverage;
  }

  /** How far from plain the picture is: the deviation of its luma, in levels. */
  double contrast() {
    return contrast;
  }

  /** The gradient energy of the half-size luma. */
  double sharpness() {
    return sharpness;
  }

  /** Block means of all planes, less each plane's mean: the layout without the overall light. */
  float[] pattern() {
    return pattern;
  }

  /** How far apart two frames are where nothing is allowed to move. */
  double distance(FrameSketch other) {
    double sum = 0;
    for (int i = 0; i < PATTERN_LENGTH; i++) {
      double d = pattern[i] - other.pattern[i];
      sum += d * d;
    }
    for (int plane = 0; plane < 3; plane++) {
      double d = colour[plane] - other.colour[plane];
      sum += d * d * Blocks.COUNT;
    }
    return Math.sqrt(sum);
  }
}
