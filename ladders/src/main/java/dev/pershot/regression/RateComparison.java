package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;

/** Each rung's rate. */
final class RateComparison implements Comparison {
  @Override
  public String name() {
    return "rung rate";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    List<Finding> findings = new ArrayList<>();
    Ladder golden = pair.golden().ladder();
    Ladder now = pair.now().ladder();
    for (RungPair rung : pair.rungs().pairs()) {
      Judgement judgement =
          new Judgement(name(), rung.now().name(), "rate", "%", pair.tolerances().ratePercent());
      judgement
          .of(
              percent(rung.golden().measured().kbps(), rung.now().measured().kbps()),
              pair.bootstrap(),
              counts ->
                  percent(
                      Metric.rate(golden, rung.golden(), counts),
                      Metric.rate(now, rung.now(), counts)))
          .forEach(finding -> findings.add(finding.causedBy(dearer(rung, pair))));
    }
    return findings;
  }

  static double percent(double golden, double now) {
    return 100 * (now / golden - 1);
  }

  private static List<Integer> dearer(RungPair rung, Pair pair) {
    Rung golden = rung.golden();
    Rung now = rung.now();
    return Causes.worst(
        pair,
        shot ->
            pair.now().ladder().shots().shots().get(shot).length()
                * (now.shots().get(shot).kbps() - golden.shots().get(shot).kbps()));
  }
}
