package dev.pershot.app.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers that nobody needs more than three digits of. */
final class Quantity {
  private static final MathContext DIGITS = new MathContext(3);
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Quantity() {}

  static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    BigDecimal plain = rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.HALF_UP) : rounded;
    return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
  }

  static String bytes(double bytes) {
    if (bytes < 1e6) {
      return of(bytes / 1e3) + " kB";
    }
    return bytes < 1e9 ? of(bytes / 1e6) + " MB" : of(bytes / 1e9) + " GB";
  }

  static String seconds(double seconds) {
    if (seconds < 2 * MINUTE) {
      return of(seconds) + " s";
    }
    return seconds < 2 * HOUR ? of(seconds / MINUTE) + " min" : of(seconds / HOUR) + " h";
  }
}
