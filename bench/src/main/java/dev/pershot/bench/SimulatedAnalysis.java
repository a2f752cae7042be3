package dev.pershot.bench;

import dev.pershot.app.job.Decisions;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
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
 */
record SimulatedAnalysis(
    int shots,
    int trials,
    int rounds,
    double encodeShare,
    PredictionError prediction,
    Optional<Double> lossPercent) {
  private static final int TARGETS = 10;

  /**
   * Simulates.
   *
   * @param exhaustive a run all of whose trials are there
   * @param store an empty one, for what is simulated
   */
  static SimulatedAnalysis of(JobStore exhaustive, Policy policy, ArtifactStore store) {
    return new Simulation(exhaustive, policy, store).run();
  }

  private static final class Simulation {
    private final JobStore exhaustive;
    private final KnownTrials known;
    private final JobStore jobs;
    private final Decisions decisions;
    private int trials;
    private double encoding;

    Simulation(JobStore exhaustive, Policy policy, ArtifactStore store) {
      this.exhaustive = exhaustive;
      this.known = KnownTrials.of(exhaustive);
      Job job = exhaustive.job();
      this.jobs = JobStore.create(store, job.under(policy, job.models()));
      jobs.saveInspection(exhaustive.index(), exhaustive.shots(), exhaustive.repeats());
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

    private Loss loss(List<PlannedRung> delivered) {
      RateAllocation all = RateAllocation.over(jobs.shots(), new ShotTrials(exhaustive).analysis());
      RateAllocation few = RateAllocation.over(jobs.shots(), new ShotTrials(jobs).analysis());
      RateTargets targets = RateTargets.of(delivered, all.front(), Loss.JUDGED, TARGETS);
      return Loss.of(targets, all, few, rungs -> rungs.stream().map(this::measured).toList());
    }
  }
}
