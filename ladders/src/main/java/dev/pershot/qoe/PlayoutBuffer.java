package dev.pershot.qoe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntSupplier;

/** What was downloaded and not yet played, and the record of what was. */
final class PlayoutBuffer {
  private final StreamedTitle title;
  private final IntSupplier sustainable;
  private final Deque<Held> held = new ArrayDeque<>();
  private final List<Integer> played = new ArrayList<>();

  /** Of the first segment held. */
  private double playedMillis;

  private double clock;
  private double stalledMillis;
  private int stalls;
  private double rampUpMillis = Double.NaN;

  private record Held(int segment, int rung) {}

  /**
   * An empty buffer.
   *
   * @param sustainable the highest rung that the network can carry at present
   */
  PlayoutBuffer(StreamedTitle title, IntSupplier sustainable) {
    this.title = title;
    this.sustainable = sustainable;
  }

  double levelMillis() {
    double level = 0;
    for (Held segment : held) {
      level += title.millis(segment.segment());
    }
    return level - playedMillis;
  }

  void add(int segment, int rung) {
    held.addLast(new Held(segment, rung));
  }

  /** Time passes before playing begins. */
  void startUp(double millis) {
    clock += millis;
  }

  /** Time passes: what is held plays, and if that is not enough, the picture stands. */
  void pass(double millis) {
    if (held.isEmpty()) {
      clock += millis;
      stalledMillis += millis;
      return;
    }
    double rest = millis;
    while (rest > 0 && !held.isEmpty()) {
      rest = playFirst(rest);
    }
    if (rest > 0) {
      clock += rest;
      stalledMillis += rest;
      stalls++;
    }
  }

  /** Plays the first segment for so long or to its end; returns what time is left then. */
  private double playFirst(double millis) {
    Held first = held.getFirst();
    if (playedMillis == 0) {
      begin(first.rung());
    }
    double toEnd = title.millis(first.segment()) - playedMillis;
    if (millis < toEnd) {
      playedMillis += millis;
      clock += millis;
      return 0;
    }
    held.removeFirst();
    playedMillis = 0;
    clock += toEnd;
    return millis - toEnd;
  }

  private void begin(int rung) {
    played.add(rung);
    if (Double.isNaN(rampUpMillis) && rung >= sustainable.getAsInt()) {
      rampUpMillis = clock;
    }
  }

  /** Plays what is left. As in Sabre, a rounding of the level's last digit may count as a stall. */
  void playOut() {
    pass(levelMillis());
  }

  /** How it went, all being played. */
  SessionResult result(double startUpMillis) {
    double rampUp = Double.isNaN(rampUpMillis) ? title.totalMillis() : rampUpMillis;
    return new SessionResult(title, played, startUpMillis, clock, stalledMillis, stalls, rampUp);
  }
}
