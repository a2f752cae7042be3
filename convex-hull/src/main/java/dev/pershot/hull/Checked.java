package dev.pershot.hull;

/** Component checks that quote the component's name and the value given. */
final class Checked {
  private Checked() {}

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw invalid(name, value, "a finite number");
    }
  }

  static void positive(String name, double value) {
    if (!Double.isFinite(value) || value <= 0) {
      throw invalid(name, value, "finite and above 0");
    }
  }

  /** A slope may be infinite (rate is all that counts) and 0 (rate does not count at all). */
  static void slope(double value) {
    if (Double.isNaN(value) || value < 0) {
      throw invalid("slope", value, "0 or more, in quality per kbit/s");
    }
  }

  private static HullException invalid(String name, double value, String rule) {
    return new HullException(
        HullException.Code.INVALID_VALUE, name + " is " + value + ", but must be " + rule + ".");
  }
}
