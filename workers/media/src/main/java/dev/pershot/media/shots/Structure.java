package dev.pershot.media.shots;

import java.util.BitSet;

/**
 * Whether two pictures show the same things in another light or another sharpness: the correlation
 * of their blocks, each freed of its mean and gain, so that a light switched on, a flash or a
 * keyframe's new quantisation leaves it near 1 and a new shot does not.
 */
final class Structure {
  private static final int REACH = 4;
  private static final int STEP = 2;

  /** Variance of a block below which it has no structure to speak of. */
  private static final double NOISE = 4.0 * Blocks.SIZE * Blocks.SIZE;

  private Structure() {}

  /** The correlation over {@code blocks}, 0 where there is no structure in them. */
  static double correlation(FrameSketch a, FrameSketch b, BitSet blocks) {
    double covariance = 0;
    double energyA = 0;
    double energyB = 0;
    for (int i = blocks.nextSetBit(0); i >= 0; i = blocks.nextSetBit(i + 1)) {
      int x = i % Blocks.COLUMNS * Blocks.SIZE;
      int y = i / Blocks.COLUMNS * Blocks.SIZE;
      Moments best = best(a.thumbnail().luma(), b.thumbnail().luma(), x, y);
      covariance += best.covariance;
      energyA += best.energyA;
      energyB += best.energyB;
    }
    double floor = NOISE * blocks.cardinality();
    return covariance / Math.sqrt((energyA + floor) * (energyB + floor) + 1);
  }

  /**
   * The correlation of the means of {@code blocks}: the coarse layout, whatever the light and the
   * detail. Blocks that did not change (bars, logos) are best left out, for they agree anyway.
   */
  static double layoutCorrelation(FrameSketch a, FrameSketch b, BitSet blocks) {
    double covariance = 0;
    double energyA = 0;
    double energyB = 0;
    for (int plane = 0; plane < FrameSketch.PATTERN_LENGTH; plane += Blocks.COUNT) {
      Moments means = means(a.pattern(), b.pattern(), plane, blocks);
      covariance += means.covariance;
      energyA += means.energyA;
      energyB += means.energyB;
    }
    return covariance / Math.sqrt(energyA * energyB + 1);
  }

  private static Moments means(float[] a, float[] b, int plane, BitSet blocks) {
    double sumA = 0;
    double sumB = 0;
    double squaresA = 0;
    double squaresB = 0;
    double products = 0;
    for (int i = blocks.nextSetBit(0); i >= 0; i = blocks.nextSetBit(i + 1)) {
      double p = a[plane + i];
      double q = b[plane + i];
      sumA += p;
      sumB += q;
      squaresA += p * p;
      squaresB += q * q;
      products += p * q;
    }
    int n = Math.max(1, blocks.cardinality());
    return Moments.of(n, sumA, sumB, squaresA, squaresB, products);
  }

  private static Moments best(Plane a, Plane b, int x, int y) {
    Moments best = moments(a, b, x, y, x, y);
    for (int dy = -REACH; dy <= REACH; dy += STEP) {
      for (int dx = -REACH; dx <= REACH; dx += STEP) {
        if (b.holds(x + dx, y + dy, Blocks.SIZE)) {
          Moments here = moments(a, b, x, y, x + dx, y + dy);
          if (here.fit() > best.fit()) {
            best = here;
          }
        }
      }
    }
    return best;
  }

  private static Moments moments(Plane a, Plane b, int ax, int ay, int bx, int by) {
    int sumA = 0;
    int sumB = 0;
    int squaresA = 0;
    int squaresB = 0;
    int products = 0;
    for (int row = 0; row < Blocks.SIZE; row++) {
      int i = (ay + row) * a.width() + ax;
      int j = (by + row) * b.width() + bx;
      for (int k = 0; k < Blocks.SIZE; k++) {
        int p = a.samples()[i + k];
        int q = b.samples()[j + k];
        sumA += p;
        sumB += q;
        squaresA += p * p;
        squaresB += q * q;
        products += p * q;
      }
    }
    return Moments.of(Blocks.SIZE * Blocks.SIZE, sumA, sumB, squaresA, squaresB, products);
  }

  /** Sums of squares and products about the means. */
  private record Moments(double covariance, double energyA, double energyB) {
    static Moments of(
        int n, double sumA, double sumB, double squaresA, double squaresB, double products) {
      return new Moments(
          products - sumA * sumB / n, squaresA - sumA * sumA / n, squaresB - sumB * sumB / n);
    }

    double fit() {
      return covariance / Math.sqrt(energyB + NOISE);
    }
  }
}
