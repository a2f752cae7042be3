package dev.pershot.hull;

/**
 * The Bjontegaard delta quality (BD-PSNR, BD-VMAF): the mean vertical distance of two curves, on a
 * logarithmic rate axis, over the rates they share.
 */
public final class BdQuality {
  private BdQuality() {}

  /**
   * Compares over all of the shared range of rates.
   *
   * @throws HullException {@code OVERLAP_TOO_SMALL} when less than half of the range is shared
   */
  public static BdQualityResult between(
      RateQualityCurve anchor, RateQualityCurve test, Interpolation method) {
    Knots anchorKnots = new Knots(anchor.logRates(), anchor.qualities());
    Knots testKnots = new Knots(test.logRates(), test.qualities());
    CurveOverlap overlap = CurveOverlap.of(anchorKnots, testKnots);
    overlap.requireEnough("range of log10 rate", anchorKnots, testKnots);
    return new BdQualityResult(
        overlap.meanDifference(method, anchorKnots, testKnots),
        overlap.fraction(),
        StrictMath.pow(10, overlap.low()),
        StrictMath.pow(10, overlap.high()));
  }
}
