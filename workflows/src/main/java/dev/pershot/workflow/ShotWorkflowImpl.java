package dev.pershot.workflow;

import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.ShotWorkflow;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;

/** Rounds of trials: what is worth running next depends on what came out before. */
public final class ShotWorkflowImpl implements ShotWorkflow {
  @Override
  public void run(JobRef job, TrialStage stage, int shot) {
    DecisionActivities decisions = ActivityStubs.shotDecisions(job);
    MediaActivities media = ActivityStubs.media(job);
    int round = 0;
    List<TrialBatch> batches = decisions.nextTrials(job, stage, shot, round);
    while (!batches.isEmpty()) {
      List<Promise<Void>> trials = new ArrayList<>();
      for (TrialBatch batch : batches) {
        trials.add(Async.procedure(media::runTrials, job, batch));
      }
      Promise.allOf(trials).get();
      round++;
      batches = decisions.nextTrials(job, stage, shot, round);
    }
  }
}
