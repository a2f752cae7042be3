package dev.pershot.workflow.api;

/**
 * The task queues of one store: work that begins in a store is done by those who share it, so that
 * several may use one Temporal namespace.
 */
public final class TaskQueues {
  private TaskQueues() {}

  /** Workflows, and activities that take no more than a moment. */
  public static String control(String storeId) {
    return "pershot-control-" + storeId;
  }

  /** Activities that keep a core busy: a worker takes as many at once as it has slots. */
  public static String encode(String storeId) {
    return "pershot-encode-" + storeId;
  }
}
