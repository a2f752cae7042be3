package dev.pershot.hull;

/**
 * A range of quality outside which curves are not compared, such as VMAF 30 to 95.
 *
 * @param low its lower end
 * @param high its upper end, above {@code low}
 */
public record QualityRange(double low, double high) {
  public QualityRange {
    Checked.finite("low", low);
    Checked.finite("high", high);
    if (low >= high) {
      throw new HullException(
          HullException.Code.INVALID_VALUE,
          "A quality range from %s to %s is empty. Give the lower end first.".formatted(low, high));
    }
  }
}
