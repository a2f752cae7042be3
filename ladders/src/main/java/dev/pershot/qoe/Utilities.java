package dev.pershot.qoe;

/**
 * BOLA's view of the rungs: the worth of each is the logarithm of its rate, and at a buffer level
 * the best is the one with the most worth for its rate (Lyapunov drift plus penalty).
 */
final class Utilities {
  private final StreamedTitle title;
  private final double[] worths;

  /**
   * The worths.
   *
   * @param lowest that of the lowest rung
   */
  Utilities(StreamedTitle title, double lowest) {
    this.title = title;
    this.worths = new double[title.rungs().size()];
    double offset = lowest - StrictMath.log(title.kbps(0));
    for (int rung = 0; rung < worths.length; rung++) {
      worths[rung] = StrictMath.log(title.kbps(rung)) + offset;
    }
  }

  double worth(int rung) {
    return worths[rung];
  }

  double highest() {
    return worths[worths.length - 1];
  }

  /**
   * BOLA's two parameters.
   *
   * @param v weight of worth against buffer, in milliseconds
   * @param gp what playing at all is worth
   */
  record Weights(double v, double gp) {}

  /** What a rung gains at a buffer level, for each unit of what it takes. */
  double score(Weights weights, int rung, double level, double size) {
    return (weights.v() * (worths[rung] + weights.gp()) - level) / size;
  }

  int best(Weights weights, double level) {
    int best = 0;
    for (int rung = 1; rung < worths.length; rung++) {
      if (score(weights, rung, level, title.kbps(rung))
          > score(weights, best, level, title.kbps(best))) {
        best = rung;
      }
    }
    return best;
  }

  /** Above this level, nothing is asked for rather than this rung. */
  double highestLevel(Weights weights, int rung) {
    return weights.v() * (worths[rung] + weights.gp());
  }

  /** From this level on, the rung is better than all below it. */
  double lowestLevel(Weights weights, int rung) {
    double level = 0;
    for (int lower = 0; lower < rung; lower++) {
      double kbps = title.kbps(rung);
      double crossing =
          (kbps * worths[lower] - title.kbps(lower) * worths[rung]) / (kbps - title.kbps(lower));
      level = Math.max(level, weights.v() * (weights.gp() + crossing));
    }
    return level;
  }

  /** What a rung's segment would take, told from that of another. */
  double sizeAt(int rung, Progress download) {
    return download.bits() * title.kbps(rung) / title.kbps(download.rung());
  }
}
