package dev.pershot.workflow.api;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Runs the trials of about a hundred shots, so that no history grows with the film. */
@WorkflowInterface
public interface ShotGroupWorkflow {
  /** Shots {@code [from, to)}. */
  @WorkflowMethod
  void run(JobRef job, TrialRound round, int from, int to);
}
