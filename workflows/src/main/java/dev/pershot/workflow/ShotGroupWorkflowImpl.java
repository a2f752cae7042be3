package dev.pershot.workflow;

import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotGroupWorkflow;
import dev.pershot.workflow.api.ShotWorkflow;
import dev.pershot.workflow.api.TrialRound;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Keeps a window of shots under way, the most work first. */
public final class ShotGroupWorkflowImpl implements ShotGroupWorkflow {
  @Override
  public void run(JobRef job, TrialRound round, int from, int to) {
    List<Promise<Void>> underWay = new ArrayList<>();
    for (int shot : ActivityStubs.shotDecisions(job).startingOrder(job, round, from, to)) {
      if (underWay.size() == job.shotsUnderWay()) {
        Promise.anyOf(underWay).get();
        underWay.removeIf(WorkflowPromises::isDone);
      }
      underWay.add(start(job, round, shot));
    }
    Promise.allOf(underWay).get();
  }

  private static Promise<Void> start(JobRef job, TrialRound round, int shot) {
    ShotWorkflow child =
        Workflow.newChildWorkflowStub(
            ShotWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(Workflow.getInfo().getWorkflowId() + "/shot-" + shot)
                .build());
    return Async.procedure(child::run, job, round, shot);
  }
}
