package dev.pershot.app.engine;

import dev.pershot.app.activity.Failures;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.Abreast;
import dev.pershot.workflow.api.GroupProgress;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TaskQueues;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TitleWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A title's workflow under way. Starting the same job twice joins it. */
public final class TitleRun {
  private static final int ANSWERS_WITHIN_SECONDS = 10;

  static final String PREFIX = "title-";

  private static final int HISTORIES_HELD = 64;

  private final WorkflowClient client;
  private final WorkflowStub workflow;
  private final String id;

  private TitleRun(WorkflowClient client, WorkflowStub workflow, String id) {
    this.client = client;
    this.workflow = workflow;
    this.id = id;
  }

  /** Starts a job, or joins its run under way. */
  public static TitleRun start(WorkflowClient client, JobRef job, TitleOptions options) {
    TitleRun run = of(client, job.runId());
    WorkflowOptions.Builder how =
        WorkflowOptions.newBuilder()
            .setWorkflowId(run.id)
            .setTaskQueue(TaskQueues.control(job.storeId()))
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .setStaticSummary(options.name());
    options.asPriority().ifPresent(how::setPriority);
    start(client, how, job, options);
    return run;
  }

  /**
   * Starts a job under a name of its own, unless one of that name was ever started.
   *
   * @param name instead of the run's id
   * @param memo what {@link Titles#noted} tells of it later
   * @return false if there was one, under way or ended
   */
  public static boolean startOnce(
      WorkflowClient client,
      String name,
      JobRef job,
      TitleOptions options,
      Map<String, String> memo) {
    WorkflowOptions.Builder how =
        WorkflowOptions.newBuilder()
            .setWorkflowId(PREFIX + name)
            .setTaskQueue(TaskQueues.control(job.storeId()))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
            .setMemo(Map.copyOf(memo))
            .setStaticSummary(options.name());
    options.asPriority().ifPresent(how::setPriority);
    try {
      start(client, how, job, options);
      return true;
    } catch (WorkflowExecutionAlreadyStarted e) {
      return false;
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      throw unreachable(e);
    }
  }

  private static void start(
      WorkflowClient client, WorkflowOptions.Builder how, JobRef job, TitleOptions options) {
    TitleSearch.start(
        how,
        TitleSearch.of(job.runId(), options),
        built -> {
          TitleWorkflow title = client.newWorkflowStub(TitleWorkflow.class, built);
          WorkflowClient.start(title::make, job);
        });
  }

  private static PershotException unreachable(RuntimeException e) {
    return new PershotException(
        ErrorCode.ENGINE_UNREACHABLE, "the Temporal service does not answer", e);
  }

  /** The title of a workflow. */
  public static TitleRun ofWorkflow(WorkflowClient client, String workflowId) {
    return of(client, workflowId.substring(PREFIX.length()));
  }

  /** The run of a job that was started. */
  public static TitleRun of(WorkflowClient client, String runId) {
    String id = PREFIX + runId;
    return new TitleRun(client, client.newUntypedWorkflowStub(id), id);
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

  /**
   * What the run was started with.
   *
   * @throws PershotException {@link ErrorCode#RUN_UNKNOWN} where there was none of that id
   */
  public JobRef job() {
    try {
      return client.fetchHistory(id).getEvents().stream()
          .filter(HistoryEvent::hasWorkflowExecutionStartedEventAttributes)
          .map(event -> event.getWorkflowExecutionStartedEventAttributes().getInput())
          .map(
              input ->
                  DefaultDataConverter.STANDARD_INSTANCE.fromPayloads(
                      0, Optional.of(input), JobRef.class, JobRef.class))
          .findFirst()
          .orElseThrow();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND
          && e.getStatus().getCode() != Status.Code.INVALID_ARGUMENT) {
        throw new PershotException(
            ErrorCode.ENGINE_UNREACHABLE,
            "Temporal does not tell of run '"
                + id.substring(PREFIX.length())
                + "' ("
                + e.getStatus().getCode()
                + "); try again",
            e);
      }
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN,
          "there is no run '" + id.substring(PREFIX.length()) + "'; see 'pershot status'",
          e);
    }
  }

  /** Running, completed, failed, canceled, terminated ...; nothing where it is not known. */
  public Optional<String> state() {
    try {
      return Optional.of(Titles.state(workflow.describe().getStatus()));
    } catch (WorkflowNotFoundException e) {
      return Optional.empty();
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      throw unreachable(e);
    }
  }

  /** When its workflow was started. */
  public Instant started() {
    return workflow.describe().getStartTime();
  }

  /** When its workflow ended; now, while it is under way. */
  public Instant ended() {
    Instant end = workflow.describe().getCloseTime();
    return end == null ? Instant.now() : end;
  }

  /** What the title is at; nothing while the service or its workers do not answer. */
  public Optional<TitleStage> stage() {
    return own().map(TitleProgress::stage);
  }

  /** How far the title is, its groups under way included; nothing as above. */
  public Optional<TitleProgress> progress() {
    return own()
        .map(
            own -> {
              TitleProgress all = own;
              for (String group : own.groups()) {
                Optional<GroupProgress> known = ask(group, GroupProgress.class);
                all = known.isPresent() ? all.plus(known.get()) : all;
              }
              return all;
            });
  }

  private Optional<TitleProgress> own() {
    return ask(id, TitleProgress.class);
  }

  private <T> Optional<T> ask(String workflowId, Class<T> answer) {
    try {
      return Optional.of(client.newUntypedWorkflowStub(workflowId).query("progress", answer));
    } catch (WorkflowException e) {
      // The service is disturbed, no worker answers, or the workflow is not there yet: a title
      // names its groups a moment before the service starts them.
      return Optional.empty();
    }
  }

  /**
   * What is tried again now, in a sentence each, with the worker that it failed on: of the title's
   * own work, that of groups under way, and of some of their shots.
   */
  public List<String> trouble(List<String> groups) {
    return new PendingFailures(client).of(id, groups);
  }

  /** Why a run has failed, in a sentence; nothing where it has not, or was started again. */
  public Optional<String> failure() {
    try {
      result().completeOnTimeout(0, ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS).join();
      return Optional.empty();
    } catch (CompletionException e) {
      return Optional.ofNullable(Failures.unwrap(e).getMessage());
    }
  }

  /** Starts nothing more until it is resumed. */
  public void pause() {
    tell(() -> workflow.signal("pause"));
  }

  public void resume() {
    tell(() -> workflow.signal("resume"));
  }

  /** Ends the run; what its trials came to stays in the store. */
  public void cancel() {
    tell(workflow::cancel);
  }

  private void tell(Runnable request) {
    try {
      request.run();
    } catch (WorkflowNotFoundException e) {
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN,
          "no run '" + id.substring(PREFIX.length()) + "' is under way; see 'pershot status'",
          e);
    }
  }

  /** A finished workflow's event history. */
  public record History(String workflowId, String json) {}

  /**
   * Hands out the histories of the title's workflow, then of its groups, then of its shots, one by
   * one; they are asked for side by side.
   */
  public void histories(Consumer<History> each) {
    List<String> level = List.of(id);
    while (!level.isEmpty()) {
      List<String> below = new ArrayList<>();
      for (int from = 0; from < level.size(); from += HISTORIES_HELD) {
        List<String> some = level.subList(from, Math.min(level.size(), from + HISTORIES_HELD));
        for (WorkflowExecutionHistory history : Abreast.map(some, client::fetchHistory)) {
          each.accept(
              new History(history.getWorkflowExecution().getWorkflowId(), history.toJson(true)));
          below.addAll(children(history));
        }
      }
      level = below;
    }
  }

  private static List<String> children(WorkflowExecutionHistory history) {
    return history.getEvents().stream()
        .filter(event -> event.hasChildWorkflowExecutionStartedEventAttributes())
        .map(
            event ->
                event
                    .getChildWorkflowExecutionStartedEventAttributes()
                    .getWorkflowExecution()
                    .getWorkflowId())
        .toList();
  }
}
