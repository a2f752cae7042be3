package dev.pershot.hull;

/**
 * The Bjontegaard delta rate (Bjontegaard, VCEG-M33, 2001): the mean horizontal distance of two
 * curves, on a logarithmic rate axis, over the quality range they share.
 *
 * <p>What can go wrong with it is in "The Bjontegaard Bible" (Herglotz et al., arXiv 2304.12852):
 * with VMAF the error may reach 5 percentage points on sparse curves, and more points halve it.
 */
public final class BdRate {
  private BdRate() {}

  /**
   * Compares over all of the shared quality range.
   *
   * @throws HullException {@code OVERLAP_TOO_SMALL} when less than half of the range is shared
   */
  public static BdRateResult between(
      RateQualityCurve anchor, RateQualityCurve test, Interpolation method) {
    Knots anchorKnots = knots(anchor);
    Knots testKnots = knots(test);
    CurveOverlap overlap = CurveOverlap.of(anchorKnots, testKnots);
    overlap.requireEnough("quality range", anchorKnots, testKnots);
    return over(overlap, anchorKnots, testKnots, method);
  }

  /**
   * Compares over the shared quality range inside {@code within}. The curves are interpolated with
   * all of their points, but what lies outside counts neither for the delta nor for the overlap.
   * The range is a limit, no demand: the curves need not reach its ends.
   *
   * @throws HullException {@code OVERLAP_TOO_SMALL} when less than half of the range is shared
   */
  public static BdRateResult between(
      RateQualityCurve anchor, RateQualityCurve test, Interpolation method, QualityRange within) {
    Knots anchorKnots = knots(anchor);
    Knots testKnots = knots(test);
    CurveOverlap overlap = CurveOverlap.within(within.low(), within.high(), anchorKnots, testKnots);
    overlap.requireEnough(
        "quality range from " + within.low() + " to " + within.high(), anchorKnots, testKnots);
    return over(overlap, anchorKnots, testKnots, method);
  }

  private static Knots knots(RateQualityCurve curve) {
    return new Knots(curve.qualities(), curve.logRates());
  }

  private static BdRateResult over(
      CurveOverlap overlap, Knots anchor, Knots test, Interpolation method) {
    double logRatio = overlap.meanDifference(method, anchor, test);
    double percent = 100 * StrictMath.expm1(logRatio * StrictMath.log(10));
    return new BdRateResult(percent, overlap.fraction(), overlap.low(), overlap.high());
  }
}
