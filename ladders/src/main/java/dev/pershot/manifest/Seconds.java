package dev.pershot.manifest;

import java.util.Locale;

/**
 * Times as manifests write them. Durations are differences of rounded times, so that their sums do
 * not drift from the media (Apple's HLS authoring rule 8.1).
 */
final class Seconds {
  private static final long MICROS = 1_000_000;

  private Seconds() {}

  /** Six decimals, such as {@code 6.006000}. */
  static String fixed(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
  }

  /** An {@code xs:duration}, such as {@code PT6.006S}. */
  static String duration(long micros) {
    return "PT" + fixed(micros).replaceFirst("\\.?0+$", "") + "S";
  }
}
