package dev.pershot.hull;

/**
 * How much better a test is than its anchor at the same rate.
 *
 * @param difference the mean difference in points of quality; above 0 the test is better
 * @param overlap the common range of log rate as a share of the range that either curve covers, 0.5
 *     to 1
 * @param lowRateKbps where the compared range begins
 * @param highRateKbps where it ends
 */
public record BdQualityResult(
    double difference, double overlap, double lowRateKbps, double highRateKbps) {
  public BdQualityResult {
    Checked.finite("difference", difference);
    Checked.finite("overlap", overlap);
    Checked.finite("lowRateKbps", lowRateKbps);
    Checked.finite("highRateKbps", highRateKbps);
  }

  /** Whether so little of the curves was compared that the number is to be read with care. */
  public boolean isSuspect() {
    return overlap < CurveOverlap.SUSPECT_BELOW;
  }
}
