package dev.pershot.regression;

import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;

/**
 * Each shot's worst frame in each rung; of a ladder file that does not say it, each shot's mean. A
 * shot is what it is: nothing is resampled.
 */
final class FloorComparison implements Comparison {
  @Override
  public String name() {
    return "shot floor";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    if (!pair.hasSameModel() || !pair.hasSameShots()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (RungPair rung : pair.rungs().pairs()) {
      List<Integer> worst = Causes.worst(pair, shot -> fallen(rung, shot));
      if (!worst.isEmpty()) {
        int shot = worst.get(0) - 1;
        List<Integer> beyond =
            worst.stream()
                .filter(number -> fallen(rung, number - 1) > pair.tolerances().floor())
                .toList();
        new Judgement(
                name(),
                rung.now().name() + ", " + pair.shot(shot),
                "floor",
                "points",
                pair.tolerances().floor())
            .of(fallen(rung, shot))
            .forEach(finding -> findings.add(finding.causedBy(beyond)));
      }
    }
    return findings;
  }

  private static double fallen(RungPair rung, int shot) {
    ShotChoice golden = rung.golden().shots().get(shot);
    ShotChoice now = rung.now().shots().get(shot);
    return golden.spread().isPresent() && now.spread().isPresent()
        ? golden.spread().get().minimum() - now.spread().get().minimum()
        : golden.measured() - now.measured();
  }
}
