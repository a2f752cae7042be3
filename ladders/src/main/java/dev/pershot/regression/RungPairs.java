package dev.pershot.regression;

import dev.pershot.ladder.Ladder.Rung;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which rung of a ladder stands for which of its golden: in order, by rate and size. Names do not
 * tell, since they count from below.
 *
 * @param dropped rungs of the golden that the ladder lacks
 * @param added rungs of the ladder that the golden lacks
 */
record RungPairs(List<RungPair> pairs, List<Rung> dropped, List<Rung> added) {
  /**
   * Two of these make a rung another one: a rate 1.8 times as high, or 1.1 times and a new size.
   */
  private static final double MISSING = 0.3;

  private static final double OTHER_SIZE = 0.5;

  RungPairs {
    pairs = List.copyOf(pairs);
    dropped = List.copyOf(dropped);
    added = List.copyOf(added);
  }

  /** A rung and the one it is compared with. */
  record RungPair(Rung golden, Rung now) {}

  static RungPairs of(List<Rung> golden, List<Rung> now) {
    double[][] cost = new double[golden.size() + 1][now.size() + 1];
    for (int g = golden.size(); g >= 0; g--) {
      for (int n = now.size(); n >= 0; n--) {
        cost[g][n] = cheapest(cost, golden, now, g, n);
      }
    }
    return trace(cost, golden, now);
  }

  /** Of the rest of both ladders, as an edit distance. */
  private static double cheapest(double[][] cost, List<Rung> golden, List<Rung> now, int g, int n) {
    if (g == golden.size() || n == now.size()) {
      return MISSING * (golden.size() - g + now.size() - n);
    }
    double apart = MISSING + Math.min(cost[g + 1][n], cost[g][n + 1]);
    return Math.min(apart, distance(golden.get(g), now.get(n)) + cost[g + 1][n + 1]);
  }

  private static RungPairs trace(double[][] cost, List<Rung> golden, List<Rung> now) {
    List<RungPair> pairs = new ArrayList<>();
    List<Rung> dropped = new ArrayList<>();
    List<Rung> added = new ArrayList<>();
    int g = 0;
    int n = 0;
    while (g < golden.size() && n < now.size()) {
      double matched = distance(golden.get(g), now.get(n)) + cost[g + 1][n + 1];
      if (matched <= cost[g][n]) {
        pairs.add(new RungPair(golden.get(g++), now.get(n++)));
      } else if (MISSING + cost[g + 1][n] <= cost[g][n]) {
        dropped.add(golden.get(g++));
      } else {
        added.add(now.get(n++));
      }
    }
    dropped.addAll(golden.subList(g, golden.size()));
    added.addAll(now.subList(n, now.size()));
    return new RungPairs(pairs, dropped, Collections.unmodifiableList(added));
  }

  private static double distance(Rung golden, Rung now) {
    double rate = Math.abs(StrictMath.log(now.measured().kbps() / golden.measured().kbps()));
    return rate + (golden.resolution().equals(now.resolution()) ? 0 : OTHER_SIZE);
  }
}
