package dev.pershot.qoe;

/**
 * What a player believes of the network: means of what it saw, the older the less (half-lives of 3
 * and 8 seconds), and the worse of the two.
 */
final class ThroughputEstimate {
  private static final double[] HALF_LIVES = {3000, 8000};

  private final double segmentMillis;
  private final double[] kbpsSums = new double[HALF_LIVES.length];
  private final double[] latencySums = new double[HALF_LIVES.length];
  private double transferMillis;
  private int downloads;
  private double kbps;
  private double latencyMillis;

  /**
   * A player that knows nothing yet.
   *
   * @param segmentMillis the mean length of a segment, for latency ages by downloads
   */
  ThroughputEstimate(double segmentMillis) {
    this.segmentMillis = segmentMillis;
  }

  void add(Progress download) {
    double millis = download.transferMillis();
    for (int i = 0; i < HALF_LIVES.length; i++) {
      double kept = StrictMath.pow(0.5, millis / HALF_LIVES[i]);
      kbpsSums[i] = kept * kbpsSums[i] + (1 - kept) * download.kbps();
      kept = StrictMath.pow(0.5, 1 / latencyHalfLife(i));
      latencySums[i] = kept * latencySums[i] + (1 - kept) * download.latencyMillis();
    }
    transferMillis += millis;
    downloads++;
    estimate();
  }

  private double latencyHalfLife(int i) {
    return HALF_LIVES[i] / segmentMillis;
  }

  /** Looked at far more often than it changes. */
  private void estimate() {
    kbps = Double.POSITIVE_INFINITY;
    latencyMillis = 0;
    for (int i = 0; i < HALF_LIVES.length; i++) {
      double weight = 1 - StrictMath.pow(0.5, transferMillis / HALF_LIVES[i]);
      kbps = Math.min(kbps, kbpsSums[i] / weight);
      weight = 1 - StrictMath.pow(0.5, downloads / latencyHalfLife(i));
      latencyMillis = Math.max(latencyMillis, latencySums[i] / weight);
    }
  }

  double kbps() {
    return kbps;
  }

  double latencyMillis() {
    return latencyMillis;
  }
}
