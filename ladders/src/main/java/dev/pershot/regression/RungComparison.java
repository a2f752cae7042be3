package dev.pershot.regression;

import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;

/** Which rungs there are, and of which size. */
final class RungComparison implements Comparison {
  @Override
  public String name() {
    return "rungs";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    RungPairs rungs = pair.rungs();
    List<Finding> findings = new ArrayList<>();
    rungs.dropped().forEach(rung -> findings.add(gone(rung)));
    for (Rung rung : rungs.added()) {
      String message = "rung " + text(rung) + " is new";
      findings.add(
          pair.hasSameVersions()
              ? Finding.differs(name(), rung.name(), message)
              : Finding.note(name(), message));
    }
    for (RungPair rung : rungs.pairs()) {
      if (!rung.golden().resolution().equals(rung.now().resolution())) {
        findings.add(
            Finding.differs(
                name(),
                rung.now().name(),
                "rung %s is of %s, golden %s"
                    .formatted(
                        rung.now().name(), rung.now().resolution(), rung.golden().resolution())));
      }
    }
    return findings;
  }

  private Finding gone(Rung rung) {
    return Finding.differs(name(), rung.name(), "rung " + text(rung) + " was dropped");
  }

  private static String text(Rung rung) {
    return "%s (%s, %s kbit/s)"
        .formatted(rung.name(), rung.resolution(), Math.round(rung.measured().kbps()));
  }
}
