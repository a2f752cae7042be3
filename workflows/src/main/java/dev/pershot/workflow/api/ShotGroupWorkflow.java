package dev.pershot.workflow.api;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Runs the trials of about a hundred shots, so that no history grows with the film. */
@WorkflowInterface
public interface ShotGroupWorkflow {
  /** Shots {@code [from, to)}. */
  @WorkflowMethod
  Work run(JobRef job, TrialRound round, int from, int to);

  /** Starts no more shots, or goes on. */
  @SignalMethod
  void pause(boolean paused);

  @QueryMethod
  GroupProgress progress();

  /** Named as in {@link TitleWorkflow}, so that work need not know who asked for it. */
  @QueryMethod
  boolean paused();
}
