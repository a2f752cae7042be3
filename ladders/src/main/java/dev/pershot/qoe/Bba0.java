package dev.pershot.qoe;

/**
 * BBA-0 (Huang et al., SIGCOMM 2014, algorithm 1): the level of the buffer alone maps to a rate.
 * The lowest rung below the reservoir, the highest above the cushion, and a straight line between.
 * The rate stays as it was until the map reaches the next rung on either side.
 */
final class Bba0 implements Player {
  /** The paper's player holds 240 s: 90 s of reservoir, and the map reaches the top at 216 s. */
  private static final double RESERVOIR = 90.0 / 240;

  private static final double TOP = 216.0 / 240;

  private final double reservoirMillis;
  private final double cushionMillis;
  private int last;

  Bba0(double reservoirMillis, double cushionMillis) {
    this.reservoirMillis = reservoirMillis;
    this.cushionMillis = cushionMillis;
  }

  /**
   * The paper's proportions. When a segment is asked for there is room for it, so a small buffer
   * might never be as full as the map's top: that is then put where it can be.
   */
  static Bba0 of(StreamedTitle title, double bufferMillis) {
    double reservoir = RESERVOIR * bufferMillis;
    double top = Math.min(TOP * bufferMillis, bufferMillis - title.longestMillis());
    return new Bba0(reservoir, top - reservoir);
  }

  @Override
  public Choice next(PlayerView view) {
    last = rung(view.title(), view.bufferMillis());
    return Choice.now(last);
  }

  private int rung(StreamedTitle title, double level) {
    if (level <= reservoirMillis) {
      return 0;
    }
    if (level >= reservoirMillis + cushionMillis) {
      return title.highest();
    }
    double mapped =
        title.kbps(0)
            + (title.kbps(title.highest()) - title.kbps(0))
                * (level - reservoirMillis)
                / cushionMillis;
    if (last < title.highest() && mapped >= title.kbps(last + 1)) {
      return highestWithin(title, mapped);
    }
    if (last > 0 && mapped <= title.kbps(last - 1)) {
      return lowestFrom(title, mapped);
    }
    return last;
  }

  private static int highestWithin(StreamedTitle title, double kbps) {
    int rung = title.highest();
    while (title.kbps(rung) > kbps) {
      rung--;
    }
    return rung;
  }

  private static int lowestFrom(StreamedTitle title, double kbps) {
    int rung = 0;
    while (title.kbps(rung) < kbps) {
      rung++;
    }
    return rung;
  }
}
