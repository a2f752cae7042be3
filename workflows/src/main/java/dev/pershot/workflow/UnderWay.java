package dev.pershot.workflow;

import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workflow has started and waits for. One that is cancelled ends when nothing of it is under
 * way: whoever is told of the end removes what it wrote.
 */
final class UnderWay {
  private final List<Promise<?>> parts = new ArrayList<>();

  /** Takes note of a part that was started. */
  <T> Promise<T> add(Promise<T> part) {
    parts.removeIf(Promise::isCompleted);
    parts.add(part);
    return part;
  }

  /** Does what starts parts and waits for them: a wait ends with the first that fails. */
  void during(Runnable work) {
    try {
      work.run();
    } catch (TemporalFailure e) {
      if (CancellationScope.current().isCancelRequested()) {
        Workflow.newDetachedCancellationScope(this::awaitEnd).run();
      }
      throw e;
    }
  }

  private void awaitEnd() {
    Workflow.await(() -> parts.stream().allMatch(Promise::isCompleted));
  }
}
