package dev.pershot.app.whatif;

import dev.pershot.app.job.Decisions;
import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A job decided from what the store has. It takes the steps of {@code TitleWorkflow} and leaves the
 * same results, so that a run which makes what is missing goes on from here.
 */
public final class StoredDecision {
  private final JobStore jobs;
  private final Decisions decisions;

  public StoredDecision(JobStore jobs) {
    this.jobs = jobs;
    this.decisions = new Decisions(jobs);
  }

  /**
   * Goes as far as the store's results carry: to the ladder, where nothing is missing.
   *
   * @throws PershotException {@link ErrorCode#RUN_UNKNOWN} where the store has no inspection
   */
  public Missing decide() {
    if (!jobs.isInspected()) {
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN,
          "the store has no shots of that master by this build; encode it once");
    }
    int round = 0;
    do {
      List<TrialSpec> missing = missing(TrialStage.ANALYSIS, analysis(round));
      if (!missing.isEmpty()) {
        return analysisMissing(round, missing);
      }
      round++;
    } while (decisions.refine(round) > 0);
    decisions.chooseRungs();
    List<PlannedRung> rungs = jobs.plan().rungs();
    List<TrialSpec> encodes = missing(TrialStage.DELIVERY, delivery(rungs));
    return encodes.isEmpty()
        ? settled()
        : new Missing(List.of(), encodes, unproven(rungs), isSilent());
  }

  /** The rungs as they were told before the round, which it may change. */
  private Missing analysisMissing(int round, List<TrialSpec> missing) {
    List<PlannedRung> rungs = round == 0 ? List.of() : jobs.findRound(round).orElseThrow().rungs();
    return new Missing(missing, missing(TrialStage.DELIVERY, delivery(rungs)), rungs, isSilent());
  }

  private Missing settled() {
    decisions.settleLadder();
    Missing left = new Missing(List.of(), List.of(), unproven(jobs.settled().rungs()), isSilent());
    if (left.isNothing()) {
      new Delivery(jobs).conclude();
    }
    return left;
  }

  private List<PlannedRung> unproven(List<PlannedRung> rungs) {
    ShotTrials trials = new ShotTrials(jobs);
    return rungs.stream()
        .filter(rung -> !isProven(Delivery.packageKey(jobs, trials.delivery(rung))))
        .toList();
  }

  private boolean isProven(String packageKey) {
    return jobs.findTrack(packageKey).isPresent() && jobs.findProof(packageKey).isPresent();
  }

  /** Whether the master has sound that the store has no package of. */
  private boolean isSilent() {
    return jobs.job().master().audio().isPresent()
        && jobs.findAudio(Delivery.audioPackageKey(jobs)).isEmpty();
  }

  private Stream<TrialSpec> analysis(int round) {
    ShotTrials trials = new ShotTrials(jobs);
    return IntStream.range(0, jobs.shots().shots().size())
        .mapToObj(
            shot -> new TrialBatch(TrialStage.ANALYSIS, shot, trials.analysed(round).apply(shot)))
        .flatMap(batch -> trials.specs(batch).stream());
  }

  private Stream<TrialSpec> delivery(List<PlannedRung> rungs) {
    ShotTrials trials = new ShotTrials(jobs);
    return rungs.stream().flatMap(rung -> trials.delivery(rung).stream());
  }

  private List<TrialSpec> missing(TrialStage stage, Stream<TrialSpec> specs) {
    Predicate<TrialSpec> there = stage == TrialStage.DELIVERY ? jobs::hasEncode : jobs::hasTrial;
    return specs.distinct().filter(there.negate()).toList();
  }
}
