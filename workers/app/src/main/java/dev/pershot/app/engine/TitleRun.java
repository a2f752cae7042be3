package dev.pershot.app.engine;

import dev.pershot.app.activity.Failures;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TaskQueues;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TitleWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** A title's workflow under way. Starting the same job twice joins it. */
public final class TitleRun {
  private final WorkflowClient client;
  private final WorkflowStub workflow;
  private final String id;

  private TitleRun(WorkflowClient client, WorkflowStub workflow, String id) {
    this.client = client;
    this.workflow = workflow;
    this.id = id;
  }

  public static TitleRun start(WorkflowClient client, JobRef job) {
    String id = "title-" + job.runId();
    TitleWorkflow title =
        client.newWorkflowStub(
            TitleWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.control(job.storeId()))
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build());
    WorkflowClient.start(title::make, job);
    return new TitleRun(client, WorkflowStub.fromTyped(title), id);
  }

  /** Ends when the workflow does, with our own failure where it fails. */
  public CompletableFuture<Integer> result() {
    return workflow
        .getResultAsync(Integer.class)
        .handle(
            (rungs, failure) -> {
              if (failure == null) {
                return rungs;
              }
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              throw Failures.unwrap(cause == null ? failure : cause);
            });
  }

  /** What the title is at; nothing while the service or its workers do not answer. */
  public Optional<TitleStage> stage() {
    try {
      return Optional.of(workflow.query("stage", TitleStage.class));
    } catch (WorkflowServiceException | WorkflowQueryException e) {
      return Optional.empty();
    }
  }

  /** A finished workflow's event history. */
  public record History(String workflowId, String json) {}

  /** Hands out the histories of the title's workflow and of its groups and shots, one by one. */
  public void histories(Consumer<History> each) {
    collect(id, each);
  }

  private void collect(String workflowId, Consumer<History> each) {
    var history = client.fetchHistory(workflowId);
    each.accept(new History(workflowId, history.toJson(true)));
    history.getEvents().stream()
        .filter(event -> event.hasChildWorkflowExecutionStartedEventAttributes())
        .map(
            event ->
                event
                    .getChildWorkflowExecutionStartedEventAttributes()
                    .getWorkflowExecution()
                    .getWorkflowId())
        .forEach(child -> collect(child, each));
  }
}
