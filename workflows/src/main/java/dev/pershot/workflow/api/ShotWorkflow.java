package dev.pershot.workflow.api;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Runs the trials of one shot in a round. */
@WorkflowInterface
public interface ShotWorkflow {
  @WorkflowMethod
  Work run(JobRef job, TrialRound round, int shot);
}
