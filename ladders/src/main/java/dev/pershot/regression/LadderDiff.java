package dev.pershot.regression;

import dev.pershot.hull.HullException;
import dev.pershot.hull.RateQuality;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.model.Resolution;
import dev.pershot.regression.RungPairs.RungPair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two ladders side by side, {@code a} the one before.
 *
 * @param reasons why the ladders may differ at all
 * @param bdRatePercent of {@code b} against {@code a}, by metric; what cannot be told is left out
 * @param rungs lowest first
 */
public record LadderDiff(
    List<String> reasons,
    Map<String, Double> bdRatePercent,
    double storageBytesA,
    double storageBytesB,
    Optional<Double> cpuSecondsA,
    Optional<Double> cpuSecondsB,
    List<RungDiff> rungs) {
  public static final int SCHEMA = 1;

  /** VMAF points. */
  private static final double SAME = 1e-4;

  public LadderDiff {
    reasons = List.copyOf(reasons);
    rungs = List.copyOf(rungs);
  }

  /** What there is of a rung. */
  public record Side(
      String name, Resolution resolution, double kbps, double peakKbps, double vmaf, double p5) {
    static Side of(Rung rung) {
      var measured = rung.measured();
      return new Side(
          rung.name(),
          rung.resolution(),
          measured.kbps(),
          measured.peakKbps(),
          measured.mean(),
          measured.p5());
    }
  }

  /**
   * A rung of either ladder or of both.
   *
   * @param why it moved; nothing where it did not
   */
  public record RungDiff(
      Optional<Side> a, Optional<Side> b, List<String> why, List<ShotDiff> shots) {
    public RungDiff {
      why = List.copyOf(why);
      shots = List.copyOf(shots);
    }
  }

  /** A shot that is encoded or scored otherwise. */
  public record ShotDiff(
      int shot,
      double quantizerA,
      double quantizerB,
      double kbpsA,
      double kbpsB,
      double vmafA,
      double vmafB) {}

  public static LadderDiff of(Subject a, Subject b) {
    Pair pair = new Pair(a, b, Tolerances.DEFAULT);
    List<RungDiff> rungs = new ArrayList<>();
    pair.rungs().pairs().forEach(rung -> rungs.add(diff(rung, pair)));
    pair.rungs()
        .dropped()
        .forEach(rung -> rungs.add(only(Optional.of(Side.of(rung)), Optional.empty())));
    pair.rungs()
        .added()
        .forEach(rung -> rungs.add(only(Optional.empty(), Optional.of(Side.of(rung)))));
    rungs.sort(Comparator.comparingDouble(LadderDiff::rate));
    return new LadderDiff(
        reasons(pair),
        bdRates(a.ladder(), b.ladder(), pair.hasSameModel()),
        a.storageBytes(),
        b.storageBytes(),
        a.trialCpuSeconds(),
        b.trialCpuSeconds(),
        rungs);
  }

  private static double rate(RungDiff rung) {
    return rung.b().or(rung::a).map(Side::kbps).orElseThrow();
  }

  private static RungDiff only(Optional<Side> a, Optional<Side> b) {
    String why = a.isPresent() ? "only the first ladder has it" : "only the second ladder has it";
    return new RungDiff(a, b, List.of(why), List.of());
  }

  private static List<String> reasons(Pair pair) {
    List<String> reasons = new ArrayList<>();
    if (!pair.golden().ladder().contentId().equals(pair.now().ladder().contentId())) {
      reasons.add("the masters are two");
    }
    for (Comparison comparison : List.of(new RequestComparison(), new ShotComparison())) {
      comparison
          .compare(pair)
          .forEach(finding -> reasons.add(finding.message().replace(", golden ", ", before ")));
    }
    return reasons;
  }

  private static Map<String, Double> bdRates(Ladder a, Ladder b, boolean sameModel) {
    Map<String, Double> percents = new LinkedHashMap<>();
    for (Metric metric : sameModel ? Metric.values() : new Metric[0]) {
      bdRate(a, b, metric).ifPresent(percent -> percents.put(metric.label(), percent));
    }
    return percents;
  }

  private static Optional<Double> bdRate(Ladder a, Ladder b, Metric metric) {
    try {
      return Optional.of(BdRateComparison.bdRate(points(a, metric), points(b, metric)));
    } catch (HullException e) {
      return Optional.empty();
    }
  }

  private static List<RateQuality> points(Ladder ladder, Metric metric) {
    return ladder.rungs().stream()
        .map(rung -> new RateQuality(rung.measured().kbps(), metric.of(rung.measured())))
        .toList();
  }

  private static RungDiff diff(RungPair rung, Pair pair) {
    List<ShotDiff> shots = pair.hasSameShots() ? shots(rung) : List.of();
    return new RungDiff(
        Optional.of(Side.of(rung.golden())),
        Optional.of(Side.of(rung.now())),
        why(rung, shots),
        shots);
  }

  private static List<ShotDiff> shots(RungPair rung) {
    List<ShotDiff> shots = new ArrayList<>();
    for (int i = 0; i < rung.now().shots().size(); i++) {
      ShotChoice a = rung.golden().shots().get(i);
      ShotChoice b = rung.now().shots().get(i);
      if (!a.trial().equals(b.trial()) || Math.abs(a.measured() - b.measured()) > SAME) {
        shots.add(
            new ShotDiff(
                i + 1,
                a.quantizer(),
                b.quantizer(),
                a.kbps(),
                b.kbps(),
                a.measured(),
                b.measured()));
      }
    }
    return shots;
  }

  private static List<String> why(RungPair rung, List<ShotDiff> shots) {
    List<String> why = new ArrayList<>();
    if (!rung.golden().resolution().equals(rung.now().resolution())) {
      why.add("its size changed");
    }
    if (!rung.golden().settings().equals(rung.now().settings())) {
      why.add("its encoder settings changed");
    }
    long moved = shots.stream().filter(s -> s.quantizerA() != s.quantizerB()).count();
    if (moved > 0) {
      why.add("quantizers of " + moved + " of " + rung.now().shots().size() + " shots changed");
    }
    long scored =
        shots.stream()
            .filter(s -> s.quantizerA() == s.quantizerB())
            .filter(s -> s.kbpsA() == s.kbpsB() && Math.abs(s.vmafA() - s.vmafB()) > SAME)
            .count();
    if (scored > 0) {
      why.add("equal encodes of " + scored + " shots are scored otherwise");
    }
    return why;
  }
}
