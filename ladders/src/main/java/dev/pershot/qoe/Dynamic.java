package dev.pershot.qoe;

import java.util.OptionalInt;

/** dash.js' dynamic strategy: throughput while the buffer is low, BOLA once it is full enough. */
final class Dynamic implements Player {
  private static final double LOW_BUFFER_MILLIS = 10_000;

  private final Bola bola;
  private final ThroughputRule throughput = new ThroughputRule();
  private boolean byBuffer;

  Dynamic(StreamedTitle title, double bufferMillis) {
    this.bola = new Bola(title, bufferMillis);
  }

  /** Both are asked each time, so that each goes on as if it had decided alone. */
  @Override
  public Choice next(PlayerView view) {
    Choice buffered = bola.next(view);
    Choice sustained = throughput.next(view);
    double level = view.bufferMillis();
    if (byBuffer) {
      byBuffer = level >= LOW_BUFFER_MILLIS || buffered.rung() >= sustained.rung();
    } else {
      byBuffer = level > LOW_BUFFER_MILLIS && buffered.rung() >= sustained.rung();
    }
    return byBuffer ? buffered : sustained;
  }

  @Override
  public OptionalInt abandon(Progress download, double bufferMillis, PlayerView view) {
    return throughput.abandon(download, bufferMillis, view);
  }
}
