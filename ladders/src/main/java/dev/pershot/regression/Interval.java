package dev.pershot.regression;

/** Where a difference lies with 95 % confidence. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval rises, not " + low + " to " + high);
    }
  }

  /** Whether a difference is above zero with confidence. */
  boolean isAboveZero() {
    return low > 0;
  }
}
