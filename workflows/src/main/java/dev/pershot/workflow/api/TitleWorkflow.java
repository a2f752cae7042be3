package dev.pershot.workflow.api;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Makes the ladder of one title. */
@WorkflowInterface
public interface TitleWorkflow {
  /**
   * Runs all stages; results are in the store when it returns.
   *
   * @return the number of rungs
   */
  @WorkflowMethod
  int make(JobRef job);

  /** Starts nothing more until it is resumed; what runs is finished. */
  @SignalMethod
  void pause();

  @SignalMethod
  void resume();

  @QueryMethod
  TitleProgress progress();

  @QueryMethod
  boolean paused();
}
