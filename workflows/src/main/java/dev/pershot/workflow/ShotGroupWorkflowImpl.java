package dev.pershot.workflow;

import dev.pershot.workflow.api.GroupProgress;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotGroupWorkflow;
import dev.pershot.workflow.api.ShotPasses;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.Work;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a window of shots under way, the most work first. A shot is no workflow of its own: at a
 * handful of passes each, starting and ending one would take a server more than they do.
 */
public final class ShotGroupWorkflowImpl implements ShotGroupWorkflow {
  private final UnderWay underWay = new UnderWay();
  private boolean paused;
  private int done;
  private Work work = Work.NONE;

  @Override
  public Work run(JobRef job, TrialRound round, int from, int to) {
    List<ShotPasses> shots = ActivityStubs.groupDecisions(job).passes(job, round, from, to);
    underWay.during(() -> run(job, shots));
    return work;
  }

  private void run(JobRef job, List<ShotPasses> shots) {
    List<Promise<Void>> window = new ArrayList<>();
    for (ShotPasses shot : shots) {
      if (window.size() == job.shotsUnderWay()) {
        Promise.anyOf(window).get();
        window.removeIf(WorkflowPromises::isDone);
      }
      Workflow.await(() -> !paused);
      window.add(start(job, shot));
    }
    Promise.allOf(window).get();
  }

  private Promise<Void> start(JobRef job, ShotPasses shot) {
    List<Promise<Void>> passes = shot.passes().stream().map(pass -> start(job, pass)).toList();
    return Promise.allOf(passes)
        .thenApply(
            all -> {
              done++;
              return null;
            });
  }

  private Promise<Void> start(JobRef job, TrialBatch pass) {
    return underWay
        .add(Async.function(ActivityStubs.media(job, pass)::runTrials, job, pass))
        .thenApply(
            took -> {
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

  @Override
  public boolean paused() {
    return paused;
  }
}
