package dev.pershot.hull;

/**
 * A rate and the quality it buys, with the trial that proved it.
 *
 * @param rateKbps bit rate in kbit/s, finite and above 0
 * @param quality score, finite; the scale is the caller's, more is better
 * @param trial the caller's index of the trial behind the point; opaque here, except that the lower
 *     one wins a tie
 */
public record OperatingPoint(double rateKbps, double quality, int trial) {
  public OperatingPoint {
    Checked.positive("rateKbps", rateKbps);
    Checked.finite("quality", quality);
  }
}
