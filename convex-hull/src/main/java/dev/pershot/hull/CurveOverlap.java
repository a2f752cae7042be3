package dev.pershot.hull;

/**
 * The part of the abscissa that two curves have in common.
 *
 * @param low where the common part begins
 * @param high where it ends
 * @param fraction its length as a share of all that either curve covers (intersection over union),
 *     as the {@code bjontegaard} package of Herglotz et al. has it
 */
record CurveOverlap(double low, double high, double fraction) {
  /** Below this a delta is still given, but to be read with care. */
  static final double SUSPECT_BELOW = 0.75;

  /** Below this most of what was measured is left out, and no delta is given. */
  private static final double REFUSED_BELOW = 0.5;

  static CurveOverlap of(Knots anchor, Knots test) {
    return within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, anchor, test);
  }

  /** The overlap after both curves are cut to the range between two limits. */
  static CurveOverlap within(double lowLimit, double highLimit, Knots anchor, Knots test) {
    double low = Math.max(lowLimit, Math.max(anchor.low(), test.low()));
    double high = Math.min(highLimit, Math.min(anchor.high(), test.high()));
    double outerLow = Math.max(lowLimit, Math.min(anchor.low(), test.low()));
    double outerHigh = Math.min(highLimit, Math.max(anchor.high(), test.high()));
    double fraction = high > low ? (high - low) / (outerHigh - outerLow) : 0;
    return new CurveOverlap(low, high, fraction);
  }

  /** The test's mean less the anchor's over the common part. */
  double meanDifference(Interpolation method, Knots anchor, Knots test) {
    double difference =
        method.through(test).integral(low, high) - method.through(anchor).integral(low, high);
    return difference / (high - low);
  }

  void requireEnough(String what, Knots anchor, Knots test) {
    if (fraction < REFUSED_BELOW) {
      throw new HullException(
          HullException.Code.OVERLAP_TOO_SMALL,
          ("The curves have %s of their %s in common, less than %s: the anchor goes from %s to %s,"
                  + " the test from %s to %s. Add trials until the ranges meet.")
              .formatted(
                  fraction,
                  what,
                  REFUSED_BELOW,
                  anchor.low(),
                  anchor.high(),
                  test.low(),
                  test.high()));
    }
  }
}
