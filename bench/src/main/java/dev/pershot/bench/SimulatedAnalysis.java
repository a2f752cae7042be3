package dev.pershot.bench;

import dev.pershot.app.activity.DecisionActivitiesImpl;
import dev.pershot.app.activity.RunObserver;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.publish.Outputs;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.Policy;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotPasses;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
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
    private final JobRef ref;
    private final DecisionActivitiesImpl decisions;
    private int trials;
    private double encoding;

    Simulation(JobStore exhaustive, Policy policy, ArtifactStore store) {
      this.exhaustive = exhaustive;
      this.known = KnownTrials.of(exhaustive);
      Job job = exhaustive.job();
      this.jobs = JobStore.create(store, job.under(policy, job.models()));
      jobs.saveInspection(exhaustive.index(), exhaustive.shots(), exhaustive.repeats());
      this.ref = new JobRef(jobs.job().runId(), "none", "simulation", 0, 1);
      this.decisions =
          new DecisionActivitiesImpl(new Jobs(store), RunObserver.silent(), Outputs.none());
    }

    SimulatedAnalysis run() {
      int round = 0;
      do {
        analyse(TrialRound.analysis(round));
        round++;
      } while (decisions.refine(ref, round) > 0);
      decisions.chooseRungs(ref);
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

    private void analyse(TrialRound round) {
      for (ShotPasses shot : decisions.passes(ref, round, 0, jobs.shots().shots().size())) {
        for (TrialBatch batch : shot.passes()) {
          for (TrialSpec spec : new ShotTrials(jobs).specs(batch)) {
            Trial told = known.told(spec);
            jobs.saveTrial(told);
            trials++;
            encoding += told.cpuSeconds().encode();
          }
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
