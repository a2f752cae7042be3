package dev.pershot.bench;

import dev.pershot.app.job.Decisions;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.Pchip;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.Policy;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.List;
import java.util.Optional;

/**
 * An adaptive analysis of a title whose exhaustive trials are known: Pershot's own decisions, with
 * nothing encoded.
 *
 * @param encodeShare CPU seconds of its encodes over all of the exhaustive run's
 * @param belowBest VMAF points that the delivered rungs are, in the mean, below what the exhaustive
 *     trials' hull has at their rates; its quantizers are coarser, so it may be less than nothing
 */
record SimulatedAnalysis(
    int shots,
    int trials,
    int rounds,
    double encodeShare,
    PredictionError prediction,
    double belowBest,
    Optional<Double> lossPercent) {
  private static final int TARGETS = 10;

  /**
   * Simulates.
   *
   * @param store an empty one, for what is simulated
   */
  static SimulatedAnalysis of(KnownTitle title, Policy policy, ArtifactStore store) {
    return new Simulation(title, policy, store).run();
  }

  private static final class Simulation {
    private final KnownTitle title;
    private final KnownTrials known;
    private final JobStore jobs;
    private final Decisions decisions;
    private int trials;
    private double encoding;

    Simulation(KnownTitle title, Policy policy, ArtifactStore store) {
      this.title = title;
      this.known = new KnownTrials(title.trials());
      Job job = title.exhaustive().job();
      this.jobs = JobStore.create(store, job.under(policy, job.models()));
      jobs.saveInspection(title.exhaustive().index(), title.shots(), title.repeats());
      this.decisions = new Decisions(jobs);
    }

    SimulatedAnalysis run() {
      int round = 0;
      do {
        analyse(round);
        round++;
      } while (decisions.refine(round) > 0);
      decisions.chooseRungs();
      List<PlannedRung> planned = jobs.plan().rungs();
      List<PlannedRung> delivered = planned.stream().map(this::measured).toList();
      return new SimulatedAnalysis(
          jobs.shots().shots().size(),
          trials,
          round,
          encoding / known.cpuSeconds(),
          PredictionError.of(planned, delivered),
          belowBest(delivered),
          loss(delivered).bdRatePercent());
    }

    private void analyse(int round) {
      ShotTrials of = new ShotTrials(jobs);
      for (int shot = 0; shot < jobs.shots().shots().size(); shot++) {
        List<Encode> tried = of.analysed(round).apply(shot);
        for (TrialSpec spec : of.specs(new TrialBatch(TrialStage.ANALYSIS, shot, tried))) {
          Trial told = known.told(spec);
          jobs.saveTrial(told);
          trials++;
          encoding += told.cpuSeconds().encode();
        }
      }
    }

    private PlannedRung measured(PlannedRung rung) {
      ShotTrials of = new ShotTrials(jobs);
      of.delivery(rung).forEach(spec -> jobs.saveTrial(known.told(spec)));
      return of.measured(rung);
    }

    private double belowBest(List<PlannedRung> delivered) {
      List<OperatingPoint> front = RateAllocation.over(jobs.shots(), title.points()).front();
      Pchip best =
          Pchip.through(
              front.stream().mapToDouble(point -> Math.log(point.rateKbps())).toArray(),
              front.stream().mapToDouble(OperatingPoint::quality).toArray());
      double least = front.get(0).rateKbps();
      double most = front.get(front.size() - 1).rateKbps();
      return delivered.stream()
          .filter(rung -> rung.kbps() >= least && rung.kbps() <= most)
          .mapToDouble(rung -> best.at(Math.log(rung.kbps())) - rung.quality())
          .average()
          .orElse(0);
    }

    private Loss loss(List<PlannedRung> delivered) {
      RateAllocation all = RateAllocation.over(jobs.shots(), title.points());
      RateAllocation few = RateAllocation.over(jobs.shots(), new ShotTrials(jobs).analysis());
      RateTargets targets = RateTargets.of(delivered, all.front(), Loss.JUDGED, TARGETS);
      return Loss.of(targets, all, few, rungs -> rungs.stream().map(this::measured).toList());
    }
  }
}
