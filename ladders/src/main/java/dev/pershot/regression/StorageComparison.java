package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import java.util.List;

/** What all rungs take together. */
final class StorageComparison implements Comparison {
  @Override
  public String name() {
    return "storage";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    Ladder golden = pair.golden().ladder();
    Ladder now = pair.now().ladder();
    return new Judgement(name(), "", "storage", "%", pair.tolerances().storagePercent())
        .of(
            RateComparison.percent(pair.golden().storageBytes(), pair.now().storageBytes()),
            pair.bootstrap(),
            counts -> RateComparison.percent(rates(golden, counts), rates(now, counts)));
  }

  private static double rates(Ladder ladder, int[] counts) {
    return ladder.rungs().stream().mapToDouble(rung -> Metric.rate(ladder, rung, counts)).sum();
  }
}
