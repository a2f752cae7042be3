package dev.pershot.regression;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The shots that did it. */
final class Causes {
  private static final int SHOWN = 5;

  private Causes() {}

  /** Numbers of the shots that are the most worse; none where the two have other shots. */
  static List<Integer> worst(Pair pair, IntToDoubleFunction worse) {
    if (!pair.hasSameShots()) {
      return List.of();
    }
    return IntStream.range(0, pair.now().ladder().shots().shots().size())
        .filter(shot -> worse.applyAsDouble(shot) > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(shot -> -worse.applyAsDouble(shot)))
        .limit(SHOWN)
        .map(shot -> shot + 1)
        .toList();
  }
}
