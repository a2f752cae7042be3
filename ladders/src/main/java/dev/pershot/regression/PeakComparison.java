package dev.pershot.regression;

import dev.pershot.ladder.Ladder.Measured;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;

/** Each rung's largest rate over about a segment, relative to its mean. */
final class PeakComparison implements Comparison {
  @Override
  public String name() {
    return "peak to average";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    List<Finding> findings = new ArrayList<>();
    for (RungPair rung : pair.rungs().pairs()) {
      findings.addAll(
          new Judgement(
                  name(),
                  rung.now().name(),
                  "peak to average",
                  "%",
                  pair.tolerances().peakPercent())
              .of(
                  RateComparison.percent(
                      ratio(rung.golden().measured()), ratio(rung.now().measured()))));
    }
    return findings;
  }

  private static double ratio(Measured measured) {
    return measured.peakKbps() / measured.kbps();
  }
}
