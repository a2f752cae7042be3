package dev.pershot.hull;

/**
 * Akima's local interpolation (Akima 1970), as in SciPy's {@code Akima1DInterpolator}: each knot's
 * derivative leans to the side whose slope changes less.
 */
final class Akima {
  /** Below this share of the largest change of slope, a change counts as rounding. */
  private static final double NO_CHANGE = 1e-9;

  private Akima() {}

  /** The curve through at least 3 knots. */
  static Interpolant through(Knots knots) {
    double[] slopes = extended(knots);
    double[] changes = new double[slopes.length - 1];
    for (int i = 0; i < changes.length; i++) {
      changes[i] = Math.abs(slopes[i + 1] - slopes[i]);
    }
    double largest = 0;
    for (int i = 0; i < knots.size(); i++) {
      largest = Math.max(largest, changes[i] + changes[i + 2]);
    }
    double[] derivatives = new double[knots.size()];
    for (int i = 0; i < derivatives.length; i++) {
      double change = changes[i] + changes[i + 2];
      derivatives[i] =
          change > NO_CHANGE * largest
              ? slopes[i + 1] + changes[i] / change * (slopes[i + 2] - slopes[i + 1])
              : (slopes[i] + slopes[i + 3]) / 2;
    }
    return new PiecewiseCubic(knots, derivatives);
  }

  /** The segments' slopes, and two more at either end that go on as the last two change. */
  private static double[] extended(Knots knots) {
    int segments = knots.size() - 1;
    double[] slopes = new double[segments + 4];
    for (int i = 0; i < segments; i++) {
      slopes[i + 2] = knots.secant(i);
    }
    for (int i = 1; i >= 0; i--) {
      slopes[i] = 2 * slopes[i + 1] - slopes[i + 2];
    }
    for (int i = segments + 2; i < slopes.length; i++) {
      slopes[i] = 2 * slopes[i - 1] - slopes[i - 2];
    }
    return slopes;
  }
}
