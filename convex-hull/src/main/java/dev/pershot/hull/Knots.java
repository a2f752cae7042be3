package dev.pershot.hull;

/** The points an interpolation goes through: at least 2, all finite, x strictly rising. */
final class Knots {
  private final double[] x;
  private final double[] y;

  Knots(double[] x, double[] y) {
    this.x = x.clone();
    this.y = y.clone();
    if (x.length != y.length) {
      throw new HullException(
          HullException.Code.INVALID_VALUE,
          "An interpolation needs one y for each x, but got %d x and %d y."
              .formatted(x.length, y.length));
    }
    if (x.length < 2) {
      throw new HullException(
          HullException.Code.TOO_FEW_POINTS,
          "An interpolation needs at least 2 points, but got %d. Add a trial.".formatted(x.length));
    }
    for (int i = 0; i < x.length; i++) {
      Checked.finite("x[" + i + "]", x[i]);
      Checked.finite("y[" + i + "]", y[i]);
    }
    for (int i = 1; i < x.length; i++) {
      requireRising(i);
    }
  }

  private void requireRising(int i) {
    if (x[i] <= x[i - 1]) {
      throw new HullException(
          HullException.Code.NOT_RISING,
          ("An interpolation needs strictly rising x, but x[%d] is %s after %s. Sort the points and"
                  + " drop repeated ones.")
              .formatted(i, x[i], x[i - 1]));
    }
  }

  int size() {
    return x.length;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  double low() {
    return x[0];
  }

  double high() {
    return x[x.length - 1];
  }

  /** The length of segment {@code i}, from knot {@code i} to the next. */
  double width(int i) {
    return x[i + 1] - x[i];
  }

  /** The slope of the straight line along segment {@code i}. */
  double secant(int i) {
    return (y[i + 1] - y[i]) / width(i);
  }

  /** The segment that holds {@code value}, which lies inside the range. */
  int segmentOf(double value) {
    int low = 0;
    int high = x.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (x[middle] <= value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void requireInside(double value) {
    if (!(value >= low() && value <= high())) {
      throw new HullException(
          HullException.Code.EXTRAPOLATION,
          ("%s lies outside the points, which go from %s to %s; beyond them the curve is a guess."
                  + " Add a trial there, or stay inside.")
              .formatted(value, low(), high()));
    }
  }
}
