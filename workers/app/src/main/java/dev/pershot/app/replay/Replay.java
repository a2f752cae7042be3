package dev.pershot.app.replay;

import dev.pershot.workflow.ShotGroupWorkflowImpl;
import dev.pershot.workflow.TitleWorkflowImpl;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.util.Optional;

/** This build's workflow code, told what happened in earlier runs. No activity runs. */
public final class Replay implements AutoCloseable {
  /** A machine that encodes meanwhile may keep the code waiting for longer than a second. */
  private static final long WORKFLOW_TASK_MILLIS = 30_000;

  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();
  private final Worker worker =
      environment.newWorker(
          "replay",
          WorkerOptions.newBuilder()
              .setDefaultDeadlockDetectionTimeout(WORKFLOW_TASK_MILLIS)
              .build());

  public Replay() {
    worker.registerWorkflowImplementationTypes(
        TitleWorkflowImpl.class, ShotGroupWorkflowImpl.class);
  }

  /** Replays one. */
  public Replayed of(HistoryFile file) {
    WorkflowExecutionHistory history = file.read();
    return new Replayed(
        file.file().toString(),
        history.getWorkflowExecution().getWorkflowId(),
        history.getEvents().size(),
        parting(history));
  }

  /** The SDK declares no more than that a replay may fail. */
  private Optional<Parting> parting(WorkflowExecutionHistory history) {
    try {
      worker.replayWorkflowExecution(history);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(Parting.of(history.getEvents(), e));
    }
  }

  @Override
  public void close() {
    environment.close();
  }
}
