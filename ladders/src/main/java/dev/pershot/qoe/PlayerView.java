package dev.pershot.qoe;

/** What a player knows when it decides. */
interface PlayerView {
  StreamedTitle title();

  /** The segment to be asked for next. */
  int segment();

  double bufferMillis();

  /** The estimate; there is one from the first download on. */
  double throughputKbps();

  double latencyMillis();

  /**
   * The highest rung whose segment, by its mean rate, arrives within the time that it plays.
   *
   * @param kbps what the network is taken for
   */
  default int sustainedBy(double kbps, int segment) {
    double millis = title().millis(segment);
    int rung = 0;
    while (rung < title().highest()
        && latencyMillis() + millis * title().kbps(rung + 1) / kbps <= millis) {
      rung++;
    }
    return rung;
  }
}
