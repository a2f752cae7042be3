package dev.pershot.workflow;

import dev.pershot.workflow.api.Destination;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.ShotGroupWorkflow;
import dev.pershot.workflow.api.TaskQueues;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TitleWorkflow;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Temporal's test server, in real time, with a worker for each queue as Pershot runs them. */
final class TemporalInProcess implements AutoCloseable {
  private static final String STORE = "store";
  static final int SHOTS_UNDER_WAY = 32;
  static final String DESTINATION = "s3://ladders/a.mov";

  /** More than a group has under way, so that its window is what limits it. */
  private static final int SLOTS = 150;

  /** A machine that is busy with other builds may be slow to answer. */
  private static final long WORKFLOW_TASK_MILLIS = 30_000;

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setUseTimeskipping(false)
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setIdentity("pershot-test").build())
              .build());

  private final int heartbeatSeconds;

  TemporalInProcess(SimulatedTitle title) {
    this(title, 0);
  }

  /**
   * A server whose workers may be lost.
   *
   * @param heartbeatSeconds after which an activity's worker counts as lost
   */
  TemporalInProcess(SimulatedTitle title, int heartbeatSeconds) {
    this.heartbeatSeconds = heartbeatSeconds;
    startWorkers(title);
  }

  private void startWorkers(SimulatedTitle title) {
    Worker control =
        environment.newWorker(
            TaskQueues.control(STORE),
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(WORKFLOW_TASK_MILLIS)
                .build());
    control.registerWorkflowImplementationTypes(
        TitleWorkflowImpl.class, ShotGroupWorkflowImpl.class);
    control.registerActivitiesImplementations(title.decisions());
    environment
        .newWorker(
            TaskQueues.encode(STORE),
            WorkerOptions.newBuilder().setMaxConcurrentActivityExecutionSize(SLOTS).build())
        .registerActivitiesImplementations(title.media());
    environment.registerSearchAttribute(
        TitleStage.ATTRIBUTE.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    environment.start();
  }

  /** Runs a title to its end. */
  int make(String id) {
    return start(id).join();
  }

  /** Starts a title; what comes of it fails as the title does. */
  CompletableFuture<Integer> start(String id) {
    return start(id, SearchAttributes.EMPTY);
  }

  /** Starts a title that is found by attributes. */
  CompletableFuture<Integer> start(String id, SearchAttributes attributes) {
    WorkflowStub title =
        client()
            .newUntypedWorkflowStub(
                "TitleWorkflow",
                WorkflowOptions.newBuilder()
                    .setWorkflowId(id)
                    .setTaskQueue(TaskQueues.control(STORE))
                    .setTypedSearchAttributes(attributes)
                    .build());
    title.start(
        new JobRef(
            "run-of-" + id,
            "file:/films/a.mov",
            STORE,
            heartbeatSeconds,
            SHOTS_UNDER_WAY,
            Optional.of(new Destination(DESTINATION, false))));
    return title.getResultAsync(Integer.class);
  }

  /** A title that was started. */
  TitleWorkflow title(String id) {
    return client().newWorkflowStub(TitleWorkflow.class, id);
  }

  /** How far a title is, its groups included. */
  TitleProgress progress(String id) {
    TitleProgress progress = title(id).progress();
    for (String group : progress.groups()) {
      progress = progress.plus(client().newWorkflowStub(ShotGroupWorkflow.class, group).progress());
    }
    return progress;
  }

  void cancel(String id) {
    client().newUntypedWorkflowStub(id).cancel();
  }

  WorkflowExecutionHistory history(String id) {
    return client().fetchHistory(id);
  }

  /** The histories of a workflow and of all workflows below it, by their ids. */
  Map<String, WorkflowExecutionHistory> histories(String id) {
    Map<String, WorkflowExecutionHistory> all = new TreeMap<>();
    WorkflowExecutionHistory own = history(id);
    all.put(id, own);
    for (HistoryEvent event : own.getEvents()) {
      if (event.hasChildWorkflowExecutionStartedEventAttributes()) {
        all.putAll(
            histories(
                event
                    .getChildWorkflowExecutionStartedEventAttributes()
                    .getWorkflowExecution()
                    .getWorkflowId()));
      }
    }
    return all;
  }

  private WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  @Override
  public void close() {
    environment.close();
  }
}
