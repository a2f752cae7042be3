package dev.pershot.workflow;

import io.temporal.workflow.Promise;

/** Questions to promises. */
final class WorkflowPromises {
  private WorkflowPromises() {}

  /** Whether the promise is kept; one that was broken throws its failure. */
  static boolean isDone(Promise<Void> promise) {
    if (!promise.isCompleted()) {
      return false;
    }
    promise.get();
    return true;
  }
}
