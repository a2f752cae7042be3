package dev.pershot.report;

import java.util.Locale;

/** Numbers as the report writes them, the same on every machine. */
final class Numbers {
  private Numbers() {}

  static String kbps(double kbps) {
    return decimals(kbps, kbps > 0 && kbps < 9.95 ? 1 : 0);
  }

  static String vmaf(double vmaf) {
    return decimals(vmaf, 2);
  }

  static String decimals(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return value < 0 && !zero ? "\u2212" + text : text;
  }

  /** With its sign, also where it is positive. */
  static String signed(double value, int decimals) {
    String text = decimals(value, decimals);
    boolean positive = value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
    return positive ? "+" + text : text;
  }

  /** Without the decimals that say nothing: {@code 24} or {@code 24.5}. */
  static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    String stripped = text.replaceFirst("\\.?0+$", "");
    return stripped.equals("-0") ? "0" : stripped;
  }

  /** A time on the title's clock: {@code 1:02.3} or {@code 1:00:02.3}. */
  static String clock(double seconds) {
    long tenths = Math.round(seconds * 10);
    return clockOf(tenths / 10) + "." + tenths % 10;
  }

  /** The same in whole seconds. */
  static String clockOf(long seconds) {
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** How long something took: {@code 8.4 s}, {@code 5 min 32 s} or {@code 3 h 05 min}. */
  static String took(double seconds) {
    if (seconds < 60) {
      return decimals(seconds, 1) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
