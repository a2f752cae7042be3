package dev.pershot.hull;

/**
 * How much more rate a test needs than its anchor for the same quality.
 *
 * @param percent the mean difference; below 0 the test saves rate
 * @param overlap the common quality range as a share of the range that either curve covers, 0.5 to
 *     1
 * @param lowQuality where the compared range begins
 * @param highQuality where it ends
 */
public record BdRateResult(double percent, double overlap, double lowQuality, double highQuality) {
  public BdRateResult {
    Checked.finite("percent", percent);
    Checked.finite("overlap", overlap);
    Checked.finite("lowQuality", lowQuality);
    Checked.finite("highQuality", highQuality);
  }

  /** Whether so little of the curves was compared that the number is to be read with care. */
  public boolean isSuspect() {
    return overlap < CurveOverlap.SUSPECT_BELOW;
  }
}
