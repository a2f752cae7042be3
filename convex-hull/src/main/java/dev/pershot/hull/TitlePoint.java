package dev.pershot.hull;

/**
 * A breakpoint of the title curve.
 *
 * @param slope quality per kbit/s of the step that leads here; infinity for the first point
 * @param rateKbps the title's rate
 * @param quality the title's quality
 */
public record TitlePoint(double slope, double rateKbps, double quality) {
  public TitlePoint {
    Checked.slope(slope);
    Checked.positive("rateKbps", rateKbps);
    Checked.finite("quality", quality);
  }
}
