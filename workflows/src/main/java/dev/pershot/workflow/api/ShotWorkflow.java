package dev.pershot.workflow.api;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Runs rounds of trials of one shot until no more are worth running. */
@WorkflowInterface
public interface ShotWorkflow {
  @WorkflowMethod
  void run(JobRef job, TrialStage stage, int shot);
}
