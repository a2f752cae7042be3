package dev.pershot.hull;

/**
 * What one trial of a shot says.
 *
 * @param size the size's number: 0 is the largest
 * @param quantizer the encoder's; more is coarser
 * @param rateKbps bit rate in kbit/s, above 0
 * @param quality score; more is better
 */
public record Sample(int size, double quantizer, double rateKbps, double quality) {
  public Sample {
    Checked.finite("quantizer", quantizer);
    Checked.positive("rateKbps", rateKbps);
    Checked.finite("quality", quality);
  }
}
