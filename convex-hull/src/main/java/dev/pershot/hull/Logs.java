package dev.pershot.hull;

/**
 * A trial's rate and quality where both are nearly straight lines over the quantizer: the
 * logarithms of the rate and of what the quality lacks.
 */
record Logs(double rate, double lack) {
  /** A little above the highest score, whose logarithm would be infinite. */
  private static final double HEADROOM = 2;

  // StrictMath, so that decisions are the same on every machine.

  static Logs of(Sample sample, double highest) {
    double quality = Math.min(sample.quality(), highest);
    return new Logs(
        StrictMath.log(sample.rateKbps()), StrictMath.log(highest + HEADROOM - quality));
  }

  Logs plus(Logs other) {
    return new Logs(rate + other.rate, lack + other.lack);
  }

  Logs minus(Logs other) {
    return new Logs(rate - other.rate, lack - other.lack);
  }

  Logs times(double factor) {
    return new Logs(factor * rate, factor * lack);
  }

  double rateKbps() {
    return StrictMath.exp(rate);
  }

  double quality(double highest) {
    return Math.min(highest, highest + HEADROOM - StrictMath.exp(lack));
  }
}
