package dev.pershot.workflow;

import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.ShotWorkflow;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;

/** The passes of a shot, side by side. */
public final class ShotWorkflowImpl implements ShotWorkflow {
  @Override
  public void run(JobRef job, TrialRound round, int shot) {
    MediaActivities media = ActivityStubs.media(job);
    List<Promise<Void>> passes = new ArrayList<>();
    for (TrialBatch batch : ActivityStubs.shotDecisions(job).trials(job, round, shot)) {
      passes.add(Async.procedure(media::runTrials, job, batch));
    }
    Promise.allOf(passes).get();
  }
}
