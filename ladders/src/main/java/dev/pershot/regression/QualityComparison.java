package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;

/** Each rung's quality by one way of pooling. */
final class QualityComparison implements Comparison {
  private final Metric metric;

  QualityComparison(Metric metric) {
    this.metric = metric;
  }

  @Override
  public String name() {
    return "rung quality, " + metric.label();
  }

  @Override
  public List<Finding> compare(Pair pair) {
    if (!pair.hasSameModel()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (RungPair rung : pair.rungs().pairs()) {
      judge(rung, pair)
          .forEach(
              finding ->
                  findings.add(finding.causedBy(Causes.worst(pair, shot -> lost(rung, shot)))));
    }
    return findings;
  }

  private List<Finding> judge(RungPair rung, Pair pair) {
    Ladder golden = pair.golden().ladder();
    Ladder now = pair.now().ladder();
    Judgement judgement =
        new Judgement(
            name(),
            rung.now().name(),
            metric.label(),
            "points",
            metric.tolerance(pair.tolerances()));
    return judgement.of(
        metric.of(rung.golden().measured()) - metric.of(rung.now().measured()),
        pair.bootstrap(),
        counts -> metric.of(golden, rung.golden(), counts) - metric.of(now, rung.now(), counts));
  }

  private double lost(RungPair rung, int shot) {
    return metric.of(rung.golden().shots().get(shot)) - metric.of(rung.now().shots().get(shot));
  }
}
