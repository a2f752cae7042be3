package dev.pershot.workflow.api;

/** The task queues. */
public final class TaskQueues {
  /** Workflows, and activities that take no more than a moment. */
  public static final String CONTROL = "pershot-control";

  /** Activities that keep a core busy: a worker takes as many at once as it has slots. */
  public static final String ENCODE = "pershot-encode";

  private TaskQueues() {}
}
