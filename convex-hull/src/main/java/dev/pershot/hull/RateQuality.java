package dev.pershot.hull;

/**
 * A point of a curve.
 *
 * @param rateKbps bit rate in kbit/s, finite and above 0
 * @param quality score, finite
 */
public record RateQuality(double rateKbps, double quality) {
  public RateQuality {
    Checked.positive("rateKbps", rateKbps);
    Checked.finite("quality", quality);
  }
}
