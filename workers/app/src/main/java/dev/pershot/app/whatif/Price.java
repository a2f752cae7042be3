package dev.pershot.app.whatif;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What trials and proofs will cost, in CPU seconds, by what those of a finished run took. */
public final class Price {
  private final Map<FrameRange, List<Trial>> known;
  private final Map<Resolution, Double> proofs;

  private Price(Map<FrameRange, List<Trial>> known, Map<Resolution, Double> proofs) {
    this.known = known;
    this.proofs = proofs;
  }

  /** By a run whose ladder is in the store. */
  public static Price by(JobStore run) {
    Delivery delivery = new Delivery(run);
    List<PlannedRung> rungs = run.settled().rungs();
    return new Price(
        new ShotTrials(run).all().collect(Collectors.groupingBy(trial -> trial.spec().range())),
        IntStream.range(0, rungs.size())
            .boxed()
            .filter(rung -> run.findProof(delivery.packageKey(rung)).isPresent())
            .collect(
                Collectors.toMap(
                    rung -> rungs.get(rung).resolution(),
                    rung -> delivery.proof(rung).cpuSeconds().total(),
                    Math::max)));
  }

  public double of(Missing missing) {
    double proving = missing.rungs().stream().mapToDouble(rung -> proof(rung.resolution())).sum();
    return of(missing.analysis()) + of(missing.delivery()) + proving;
  }

  private double of(List<TrialSpec> specs) {
    return specs.stream().mapToDouble(this::of).sum();
  }

  /** As the most similar trial of the same shot, in proportion to the pixels. */
  private double of(TrialSpec spec) {
    return known.getOrDefault(spec.range(), List.of()).stream()
        .min(Comparator.comparingDouble(trial -> distance(trial.spec(), spec)))
        .map(trial -> trial.cpuSeconds().total() * pixels(spec) / pixels(trial.spec()))
        .orElse(0.0);
  }

  private static double distance(TrialSpec a, TrialSpec b) {
    boolean alike =
        a.scored().equals(b.scored()) && a.recipe().preset().equals(b.recipe().preset());
    return (alike ? 0 : 100)
        + 10 * Math.abs(Math.log(pixels(a) / pixels(b)))
        + Math.abs(a.recipe().quantizer() - b.recipe().quantizer()) / 10;
  }

  private static double pixels(TrialSpec spec) {
    return spec.recipe().resolution().pixels();
  }

  private double proof(Resolution size) {
    return proofs.entrySet().stream()
        .min(
            Comparator.comparingDouble(
                known -> Math.abs((double) known.getKey().pixels() - size.pixels())))
        .map(Map.Entry::getValue)
        .orElse(0.0);
  }
}
