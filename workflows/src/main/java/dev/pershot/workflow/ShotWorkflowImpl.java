package dev.pershot.workflow;

import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotWorkflow;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.Work;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;

/** The passes of a shot, side by side. */
public final class ShotWorkflowImpl implements ShotWorkflow {
  @Override
  public Work run(JobRef job, TrialRound round, int shot) {
    List<Promise<Work>> passes = new ArrayList<>();
    for (TrialBatch batch : ActivityStubs.shotDecisions(job).trials(job, round, shot)) {
      passes.add(Async.function(ActivityStubs.media(job, batch)::runTrials, job, batch));
    }
    Promise.allOf(passes).get();
    return passes.stream().map(Promise::get).reduce(Work.NONE, Work::plus);
  }
}
