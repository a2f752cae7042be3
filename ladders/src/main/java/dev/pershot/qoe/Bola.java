package dev.pershot.qoe;

import dev.pershot.qoe.Utilities.Weights;
import java.util.OptionalInt;

/**
 * BOLA (INFOCOM 2016) as a finite title needs it: near both ends it takes the buffer for smaller.
 * It goes up by throughput at most one rung beyond what the network sustains (BOLA-U).
 */
final class Bola implements Player {
  /** Gamma times p: seconds of rebuffering weigh as much as so much worth. */
  private static final double GAMMA_P = 5;

  private final StreamedTitle title;
  private final double bufferMillis;
  private final double totalMillis;
  private final double meanMillis;
  private final Utilities utilities;
  private Weights weights;
  private int last;

  Bola(StreamedTitle title, double bufferMillis) {
    this.title = title;
    this.bufferMillis = bufferMillis;
    this.totalMillis = title.totalMillis();
    this.meanMillis = title.meanMillis();
    this.utilities = new Utilities(title, 0);
    this.weights = weights(bufferMillis);
  }

  private Weights weights(double buffer) {
    return new Weights((buffer - meanMillis) / (utilities.highest() + GAMMA_P), GAMMA_P);
  }

  @Override
  public Choice next(PlayerView view) {
    double start = title.startMillis(view.segment());
    double near = Math.min(start, totalMillis - start);
    weights = weights(Math.min(bufferMillis, Math.max(near / 2, 3 * meanMillis)));
    last = bounded(utilities.best(weights, view.bufferMillis()), view);
    return Choice.now(last);
  }

  private int bounded(int rung, PlayerView view) {
    if (rung <= last) {
      return rung;
    }
    int sustained = view.sustainedBy(view.throughputKbps(), view.segment());
    if (rung <= sustained) {
      return rung;
    }
    return last > sustained ? last : sustained + 1;
  }

  @Override
  public OptionalInt abandon(Progress download, double bufferMillis, PlayerView view) {
    double remaining = download.remainingBits();
    double score = utilities.score(weights, download.rung(), bufferMillis, remaining);
    if (download.receivedBits() <= 0 || score < 0) {
      return OptionalInt.empty();
    }
    OptionalInt better = Bola.better(utilities, weights, download, bufferMillis, remaining);
    better.ifPresent(rung -> last = rung);
    return better;
  }

  /** The lower rung whose whole segment gains more than the rest of this one, and is less. */
  static OptionalInt better(
      Utilities utilities, Weights weights, Progress download, double level, double remaining) {
    double score = utilities.score(weights, download.rung(), level, remaining);
    OptionalInt better = OptionalInt.empty();
    for (int rung = 0; rung < download.rung(); rung++) {
      double size = utilities.sizeAt(rung, download);
      double other = utilities.score(weights, rung, level, size);
      if (size < remaining && other > score) {
        score = other;
        better = OptionalInt.of(rung);
      }
    }
    return better;
  }
}
