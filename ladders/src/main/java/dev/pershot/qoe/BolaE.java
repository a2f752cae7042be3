package dev.pershot.qoe;

import dev.pershot.qoe.Utilities.Weights;
import java.util.OptionalInt;

/**
 * BOLA-E (MMSys 2018): where the buffer is lower than BOLA would need for what the network carries,
 * a placeholder is counted as if it were buffer.
 */
final class BolaE implements Player {
  private static final double LEAST_BUFFER_MILLIS = 10_000;
  private static final double MILLIS_PER_RUNG = 2_000;

  private final StreamedTitle title;
  private final Utilities utilities;
  private final Weights weights;
  private final InsufficientBuffer insufficient = new InsufficientBuffer();
  private boolean started;
  private double placeholder;
  private int last;

  BolaE(StreamedTitle title, double bufferMillis) {
    this.title = title;
    this.utilities = new Utilities(title, 1);
    double least = LEAST_BUFFER_MILLIS + MILLIS_PER_RUNG * title.rungs().size();
    double buffer = Math.max(least, bufferMillis);
    double gp = (utilities.highest() - 1) / (buffer / LEAST_BUFFER_MILLIS - 1);
    this.weights = new Weights(LEAST_BUFFER_MILLIS / gp, gp);
  }

  @Override
  public Choice next(PlayerView view) {
    int sustained = view.sustainedBy(view.throughputKbps(), view.segment());
    double level = view.bufferMillis();
    if (!started) {
      started = true;
      placeholder = Math.max(0, utilities.lowestLevel(weights, sustained) - level);
      return Choice.now(sustained);
    }
    int rung = utilities.best(weights, level + placeholder);
    if (rung > last && rung > sustained) {
      rung = Math.max(last, sustained) + 1;
    }
    double delay = delay(rung, level);
    int safe = insufficient.bounded(rung, view);
    if (safe < rung) {
      double most = Math.max(0, utilities.lowestLevel(weights, safe) - level);
      placeholder = Math.min(placeholder, most);
      return Choice.now(safe);
    }
    return new Choice(rung, delay);
  }

  /** What is too much for the rung comes off the placeholder first; the rest is waited for. */
  private double delay(int rung, double level) {
    double over = Math.max(0, level + placeholder - utilities.highestLevel(weights, rung));
    double taken = Math.min(over, placeholder);
    placeholder -= taken;
    return rung == title.highest() ? 0 : over - taken;
  }

  @Override
  public void waited(double millis) {
    placeholder += millis;
  }

  @Override
  public void downloaded(Progress download, PlayerView view) {
    last = download.rung();
    double level = view.bufferMillis();
    double before = level + download.millis();
    double most = Math.max(0, utilities.highestLevel(weights, download.rung()) - before);
    placeholder = Math.min(placeholder, most);
    if (level > 0) {
      double least = utilities.lowestLevel(weights, download.rung()) - before;
      placeholder = Math.max(placeholder, least);
    }
  }

  @Override
  public void abandoned(Progress download, int better, PlayerView view) {
    last = download.rung();
    double wanted = better > 0 ? utilities.lowestLevel(weights, better) : LEAST_BUFFER_MILLIS;
    placeholder = Math.min(placeholder, Math.max(0, wanted - view.bufferMillis()));
  }

  @Override
  public OptionalInt abandon(Progress download, double bufferMillis, PlayerView view) {
    if (download.receivedBits() <= 0) {
      return OptionalInt.empty();
    }
    // A new request costs its latency, during which this download would go on.
    double level = Math.max(0, bufferMillis + placeholder - download.latencyMillis());
    double remaining = download.remainingBits() - download.latencyMillis() * download.kbps();
    return remaining <= 0
        ? OptionalInt.empty()
        : Bola.better(utilities, weights, download, level, remaining);
  }
}
