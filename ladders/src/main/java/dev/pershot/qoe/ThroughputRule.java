package dev.pershot.qoe;

import java.util.OptionalInt;

/** dash.js' throughput rule, with its insufficient buffer rule and its abandonment. */
final class ThroughputRule implements Player {
  private static final double SAFETY = 0.9;

  /** A download is given up when it seems to take so much longer than it plays. */
  private static final double ABANDON_BEYOND = 1.8;

  private static final double GRACE_MILLIS = 500;

  private final InsufficientBuffer insufficient = new InsufficientBuffer();

  @Override
  public Choice next(PlayerView view) {
    int rung = view.sustainedBy(view.throughputKbps() * SAFETY, view.segment());
    return Choice.now(insufficient.bounded(rung, view));
  }

  @Override
  public OptionalInt abandon(Progress download, double bufferMillis, PlayerView view) {
    if (download.millis() < GRACE_MILLIS || download.transferMillis() <= 0) {
      return OptionalInt.empty();
    }
    double left = download.remainingBits() / download.kbps();
    double longest = ABANDON_BEYOND * view.title().millis(download.segment());
    if (download.millis() + left <= longest) {
      return OptionalInt.empty();
    }
    int rung = view.sustainedBy(download.kbps() * SAFETY, download.segment());
    double bits = download.bits() * view.title().kbps(rung) / view.title().kbps(download.rung());
    boolean worthIt = rung < download.rung() && bits < download.remainingBits();
    return worthIt ? OptionalInt.of(rung) : OptionalInt.empty();
  }
}
