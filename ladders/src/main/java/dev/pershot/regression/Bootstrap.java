package dev.pershot.regression;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How much a number of a title depends on which shots it happens to have: it is told again from as
 * many shots, drawn with replacement (Efron, "Bootstrap Methods", 1979; percentile interval). The
 * draws are the same each time.
 *
 * <p>One shot can be drawn in one way only and gives no interval. Of a handful the interval is
 * narrower than it should be, which is said beside it.
 */
final class Bootstrap {
  /** Below this, an interval by percentiles is too narrow to be taken at its word. */
  static final int HANDFUL = 6;

  private static final int DRAWS = 1000;
  private static final long SEED = 20_261_122;

  /** The share of draws on either side of the interval. */
  private static final double TAIL = 0.025;

  /** Of the draws that must come to a number. */
  private static final double ENOUGH = 0.9;

  private final int shots;

  Bootstrap(int shots) {
    this.shots = shots;
  }

  int shots() {
    return shots;
  }

  /**
   * The interval of a number.
   *
   * @param number from how often each shot was drawn; not a number where it cannot be told
   */
  Optional<Interval> interval(ToDoubleFunction<int[]> number) {
    if (shots < 2) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[DRAWS];
    int told = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      double value = number.applyAsDouble(draw(random));
      if (Double.isFinite(value)) {
        values[told++] = value;
      }
    }
    if (told < ENOUGH * DRAWS) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(values, told);
    Arrays.sort(sorted);
    int low = (int) Math.floor(TAIL * told);
    return Optional.of(new Interval(sorted[low], sorted[told - 1 - low]));
  }

  private int[] draw(SplittableRandom random) {
    int[] counts = new int[shots];
    for (int i = 0; i < shots; i++) {
      counts[random.nextInt(shots)]++;
    }
    return counts;
  }
}
