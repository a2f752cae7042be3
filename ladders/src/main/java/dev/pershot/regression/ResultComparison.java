package dev.pershot.regression;

import dev.pershot.ladder.Ladder.Measured;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.regression.Packaged.Stream;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What came out: where versions and recipes are equal, scores, bytes and manifests are, too. */
final class ResultComparison implements Comparison {
  /** VMAF points; far below what any change of an encode does. */
  private static final double SAME = 1e-4;

  @Override
  public String name() {
    return "bytes and manifests";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    if (!pair.hasSameVersions()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (RungPair rung : pair.rungs().pairs()) {
      if (trials(rung.golden()).equals(trials(rung.now()))) {
        results(rung, pair).ifPresent(findings::add);
      }
    }
    if (pair.golden().packaged().isPresent() && pair.now().packaged().isPresent()) {
      manifests(pair.golden().packaged().get(), pair.now().packaged().get())
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static List<String> trials(Rung rung) {
    return rung.shots().stream().map(ShotChoice::trial).toList();
  }

  private Optional<Finding> results(RungPair rung, Pair pair) {
    List<String> changed = new ArrayList<>();
    Measured golden = rung.golden().measured();
    Measured now = rung.now().measured();
    change("VMAF mean", golden.mean(), now.mean(), changed);
    change("harmonic mean", golden.harmonicMean(), now.harmonicMean(), changed);
    change("5th percentile", golden.p5(), now.p5(), changed);
    change("minimum", golden.minimum(), now.minimum(), changed);
    Optional<String> before = sha256(pair.golden(), rung.golden());
    Optional<String> after = sha256(pair.now(), rung.now());
    if (before.isPresent() && after.isPresent() && !before.equals(after)) {
      changed.add("other bytes");
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.differs(
                name(),
                rung.now().name(),
                rung.now().name()
                    + ": from equal recipes and versions come "
                    + String.join(", ", changed)));
  }

  private static void change(String what, double golden, double now, List<String> changed) {
    if (Math.abs(golden - now) > SAME) {
      changed.add("%s %s, golden %s".formatted(what, Plain.of(now), Plain.of(golden)));
    }
  }

  private static Optional<String> sha256(Subject of, Rung rung) {
    return of.packaged().stream()
        .flatMap(files -> files.rungs().stream())
        .filter(stream -> stream.name().equals(rung.name()))
        .map(Stream::sha256)
        .findFirst();
  }

  private Optional<Finding> manifests(Packaged golden, Packaged now) {
    TreeSet<String> paths = new TreeSet<>(golden.manifests().keySet());
    paths.addAll(now.manifests().keySet());
    List<String> changed =
        paths.stream().filter(path -> !same(path, golden.manifests(), now.manifests())).toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.differs(name(), "", "other text in " + Plain.few(changed)));
  }

  private static boolean same(String path, Map<String, String> golden, Map<String, String> now) {
    return golden.getOrDefault(path, "").equals(now.getOrDefault(path, ""));
  }
}
