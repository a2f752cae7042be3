package dev.pershot.workflow;

import dev.pershot.workflow.api.GroupProgress;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotGroupWorkflow;
import dev.pershot.workflow.api.ShotWorkflow;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.Work;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Keeps a window of shots under way, the most work first. */
public final class ShotGroupWorkflowImpl implements ShotGroupWorkflow {
  private boolean paused;
  private int done;
  private Work work = Work.NONE;

  @Override
  public Work run(JobRef job, TrialRound round, int from, int to) {
    List<Promise<Void>> underWay = new ArrayList<>();
    for (int shot : ActivityStubs.shotDecisions(job).startingOrder(job, round, from, to)) {
      if (underWay.size() == job.shotsUnderWay()) {
        Promise.anyOf(underWay).get();
        underWay.removeIf(WorkflowPromises::isDone);
      }
      Workflow.await(() -> !paused);
      underWay.add(start(job, round, shot));
    }
    Promise.allOf(underWay).get();
    return work;
  }

  private Promise<Void> start(JobRef job, TrialRound round, int shot) {
    ShotWorkflow child =
        Workflow.newChildWorkflowStub(
            ShotWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(Workflow.getInfo().getWorkflowId() + "/shot-" + shot)
                .setStaticSummary("shot " + (shot + 1))
                .build());
    return Async.function(child::run, job, round, shot)
        .thenApply(
            took -> {
              done++;
              work = work.plus(took);
              return null;
            });
  }

  @Override
  public void pause(boolean nowPaused) {
    paused = nowPaused;
  }

  @Override
  public GroupProgress progress() {
    return new GroupProgress(done, work);
  }
}
