package dev.pershot.qoe;

/**
 * dash.js' insufficient buffer rule: no segment that takes longer to arrive than the buffer lasts,
 * with a margin that shrinks from 0.9 to 0.5 over the first segments.
 */
final class InsufficientBuffer {
  private static final double FIRST = 0.9;
  private static final double LAST = 0.5;

  private double safety = FIRST;

  /** The highest rung up to {@code rung} that is safe. */
  int bounded(int rung, PlayerView view) {
    double safeBits = safety * (view.bufferMillis() - view.latencyMillis()) * view.throughputKbps();
    safety = Math.max(safety * FIRST, LAST);
    double millis = view.title().millis(view.segment());
    for (int lower = 0; lower < rung; lower++) {
      if (view.title().kbps(lower + 1) * millis > safeBits) {
        return lower;
      }
    }
    return rung;
  }
}
