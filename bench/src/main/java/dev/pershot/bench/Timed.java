package dev.pershot.bench;

/** What commands took; CPU time is the sum over their processes. */
record Timed(double wallSeconds, double cpuSeconds) {
  static final Timed ZERO = new Timed(0, 0);

  Timed plus(Timed other) {
    return new Timed(wallSeconds + other.wallSeconds, cpuSeconds + other.cpuSeconds);
  }

  Timed times(double factor) {
    return new Timed(wallSeconds * factor, cpuSeconds * factor);
  }

  /** To milliseconds. */
  Timed rounded() {
    return new Timed(BenchResult.rounded(wallSeconds, 3), BenchResult.rounded(cpuSeconds, 3));
  }

  /** Reads bash's {@code TIMEFORMAT='%3R %3U %3S'}. */
  static Timed parse(String line) {
    String[] fields = line.strip().split(" +", -1);
    if (fields.length != 3) {
      throw new IllegalArgumentException("three times wanted, not '" + line + "'");
    }
    return new Timed(
        Double.parseDouble(fields[0]),
        Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]));
  }
}
