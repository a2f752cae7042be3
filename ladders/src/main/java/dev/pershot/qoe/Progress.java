package dev.pershot.qoe;

/**
 * A download, under way or ended.
 *
 * @param bits of the whole segment
 * @param receivedBits so far
 * @param millis since the request
 * @param latencyMillis of these, until the first bit
 */
record Progress(
    int segment, int rung, double bits, double receivedBits, double millis, double latencyMillis) {
  double remainingBits() {
    return bits - receivedBits;
  }

  double transferMillis() {
    return millis - latencyMillis;
  }

  double kbps() {
    return receivedBits / transferMillis();
  }
}
