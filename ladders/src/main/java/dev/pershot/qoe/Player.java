package dev.pershot.qoe;

import java.util.OptionalInt;

/**
 * How a player chooses. One object is one session: it remembers. The first segment is not asked.
 */
interface Player {
  /**
   * What to ask for.
   *
   * @param delayMillis how long to wait before
   */
  record Choice(int rung, double delayMillis) {
    static Choice now(int rung) {
      return new Choice(rung, 0);
    }
  }

  Choice next(PlayerView view);

  /**
   * Whether to give up a download and choose anew.
   *
   * @return the rung that would be better, or nothing to go on
   */
  default OptionalInt abandon(Progress download, double bufferMillis, PlayerView view) {
    return OptionalInt.empty();
  }

  /** A download ended, and what it gave is in the buffer. */
  default void downloaded(Progress download, PlayerView view) {}

  /** A download was given up for that of another rung. */
  default void abandoned(Progress download, int better, PlayerView view) {}

  /** Nothing was asked for so long, the buffer being full. */
  default void waited(double millis) {}
}
