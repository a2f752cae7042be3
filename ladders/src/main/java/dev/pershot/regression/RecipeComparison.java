package dev.pershot.regression;

import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.Settings;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How each shot of each rung is encoded: equal where the versions are. */
final class RecipeComparison implements Comparison {
  @Override
  public String name() {
    return "recipes";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    List<Finding> findings = new ArrayList<>();
    for (RungPair rung : pair.rungs().pairs()) {
      settings(rung, pair.hasSameVersions()).ifPresent(findings::add);
      if (pair.hasSameVersions() && pair.hasSameShots()) {
        choices(rung, pair).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> settings(RungPair rung, boolean sameVersions) {
    if (rung.golden().settings().isEmpty() || rung.now().settings().isEmpty()) {
      return Optional.empty();
    }
    Settings golden = rung.golden().settings().get();
    Settings now = rung.now().settings().get();
    List<String> changed = new ArrayList<>();
    change("preset", golden.preset(), now.preset(), changed);
    change("parameters", golden.parameters(), now.parameters(), changed);
    change("pixel format", golden.pixelFormat(), now.pixelFormat(), changed);
    change("scaler", golden.scaler(), now.scaler(), changed);
    if (sameVersions) {
      change("encoder", golden.encoder(), now.encoder(), changed);
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.differs(
                name(),
                rung.now().name(),
                "%s (%s): %s"
                    .formatted(
                        rung.now().name(), rung.now().resolution(), String.join(", ", changed))));
  }

  private static void change(String what, String golden, String now, List<String> changed) {
    if (!golden.equals(now)) {
      changed.add(what + " " + now + ", golden " + golden);
    }
  }

  private Optional<Finding> choices(RungPair rung, Pair pair) {
    List<String> changed = new ArrayList<>();
    List<Integer> shots = new ArrayList<>();
    for (int shot = 0; shot < rung.now().shots().size(); shot++) {
      ShotChoice golden = rung.golden().shots().get(shot);
      ShotChoice now = rung.now().shots().get(shot);
      String where = pair.shot(shot) + " at " + rung.now().resolution();
      if (golden.quantizer() != now.quantizer()) {
        changed.add(
            "%s: CRF %s, golden %s"
                .formatted(where, Plain.of(now.quantizer()), Plain.of(golden.quantizer())));
        shots.add(shot + 1);
      } else if (!golden.trial().equals(now.trial()) && isUnexplained(rung, pair)) {
        changed.add(
            where + " is another trial of the same CRF: its IDR frames or how it is scored differ");
        shots.add(shot + 1);
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.differs(
                    name(), rung.now().name(), rung.now().name() + ": " + Plain.few(changed))
                .causedBy(shots));
  }

  /** Whether nothing else that is found tells why trials are others. */
  private static boolean isUnexplained(RungPair rung, Pair pair) {
    Rung golden = rung.golden();
    Rung now = rung.now();
    return golden.settings().equals(now.settings())
        && golden.resolution().equals(now.resolution())
        && pair.golden().ladder().models().equals(pair.now().ladder().models())
        && pair.golden().ladder().policy().equals(pair.now().ladder().policy());
  }
}
