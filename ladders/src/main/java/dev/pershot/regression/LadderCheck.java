package dev.pershot.regression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A ladder compared with its golden in everything.
 *
 * @param findings the worst first; one that is fine for each comparison that had nothing to say
 * @param delivery what viewers were simulated to get; empty where that was not compared
 */
public record LadderCheck(List<Finding> findings, Optional<Delivery> delivery) {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::outcome)
          .thenComparing(Comparator.comparingDouble(Finding::severity).reversed());

  /** All that is compared. */
  public static final List<Comparison> COMPARISONS =
      List.of(
          new RequestComparison(),
          new ShotComparison(),
          new RungComparison(),
          new RecipeComparison(),
          new ResultComparison(),
          new AlignmentComparison(),
          new BdRateComparison(Metric.MEAN),
          new BdRateComparison(Metric.HARMONIC_MEAN),
          new BdRateComparison(Metric.P5),
          new RateComparison(),
          new QualityComparison(Metric.MEAN),
          new QualityComparison(Metric.HARMONIC_MEAN),
          new QualityComparison(Metric.P5),
          new FloorComparison(),
          new CrossoverComparison(),
          new PeakComparison(),
          new StorageComparison(),
          new DeliveryComparison(),
          new CpuComparison());

  public LadderCheck {
    findings = findings.stream().sorted(WORST_FIRST).toList();
  }

  public static LadderCheck of(Subject golden, Subject now, Tolerances tolerances) {
    return of(golden, now, tolerances, COMPARISONS);
  }

  /** Compares in these things only. Ladders of two masters are not compared at all. */
  public static LadderCheck of(
      Subject golden, Subject now, Tolerances tolerances, List<Comparison> comparisons) {
    if (!golden.ladder().contentId().equals(now.ladder().contentId())) {
      return new LadderCheck(
          List.of(
              Finding.refused(
                  "master",
                  "the ladder is of another master (%.12s) than its golden (%.12s)"
                      .formatted(now.ladder().contentId(), golden.ladder().contentId()))),
          Optional.empty());
    }
    Pair pair = new Pair(golden, now, tolerances);
    List<Finding> all = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      List<Finding> found = comparison.compare(pair);
      all.addAll(
          found.isEmpty()
              ? List.of(Finding.of(comparison.name(), Outcome.FINE, "", "as its golden"))
              : found);
    }
    return new LadderCheck(all, pair.simulated());
  }

  /** The worst of all findings. */
  public Outcome outcome() {
    return outcome(findings);
  }

  /** The worst of some. */
  static Outcome outcome(List<Finding> worstFirst) {
    Outcome worst = worstFirst.get(0).outcome();
    return worst == Outcome.NOTE ? Outcome.FINE : worst;
  }
}
