package dev.pershot.app.cluster;

import dev.pershot.app.engine.TitleSearch;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Temporal server for development, with its database in a file, and its Web UI. */
final class TemporalServer {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Cluster cluster;

  TemporalServer(Cluster cluster) {
    this.cluster = cluster;
  }

  Launch launch(Path program, ClusterFolder folder) {
    List<String> command =
        List.of(
            program.toString(),
            "server",
            "start-dev",
            "--ip",
            Loopback.HOST,
            "--port",
            Integer.toString(Loopback.port(cluster.temporal())),
            "--ui-port",
            Integer.toString(Loopback.port(cluster.webUi())),
            "--db-filename",
            folder.temporalDatabase().toString(),
            // One file that is appended to instead of a journal that is made and removed at each
            // commit. What was committed outlives a killed server.
            "--sqlite-pragma",
            "journal_mode=WAL",
            "--sqlite-pragma",
            "synchronous=NORMAL",
            // Parts of a queue are for servers of many machines; here tasks would only go between.
            "--dynamic-config-value",
            "matching.numTaskqueueReadPartitions=1",
            "--dynamic-config-value",
            "matching.numTaskqueueWritePartitions=1",
            // Studios get their turns alike; priorities are kept without being asked for.
            "--dynamic-config-value",
            "matching.enableFairness=true",
            "--disable-config-file",
            "--disable-config-env");
    return new Launch(
        Cluster.TEMPORAL,
        command,
        Map.of(),
        List.of("TEMPORAL_", "AWS_"),
        folder.log(Cluster.TEMPORAL));
  }

  /** Whether the server says that it serves, and knows the namespace. */
  boolean answers() {
    WorkflowServiceStubs service = connect();
    try {
      service.connect(ANSWER);
      service
          .blockingStub()
          .withDeadlineAfter(ANSWER.toSeconds(), TimeUnit.SECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(cluster.namespace()).build());
      return true;
    } catch (IllegalStateException | StatusRuntimeException e) {
      return false;
    } finally {
      service.shutdownNow();
    }
  }

  /**
   * Whether the server knows what titles are searched by. Where it does not it is told, and is to
   * be asked again. The option of its command line would do for a new database only.
   */
  boolean knowsTitles() {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(cluster.temporal())
                .validateAndBuildWithDefaults());
    try {
      OperatorServiceBlockingStub asked =
          operator.blockingStub().withDeadlineAfter(ANSWER.toSeconds(), TimeUnit.SECONDS);
      ListSearchAttributesResponse known =
          asked.listSearchAttributes(
              ListSearchAttributesRequest.newBuilder().setNamespace(cluster.namespace()).build());
      AddSearchAttributesRequest.Builder missing =
          AddSearchAttributesRequest.newBuilder().setNamespace(cluster.namespace());
      for (String name : TitleSearch.keywords()) {
        if (!known.containsCustomAttributes(name)) {
          missing.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        }
      }
      if (missing.getSearchAttributesCount() == 0) {
        return true;
      }
      asked.addSearchAttributes(missing.build());
      return false;
    } catch (StatusRuntimeException e) {
      return false;
    } finally {
      operator.shutdownNow();
    }
  }

  /** Whether all of the workers ask for the queue's activities. */
  boolean pollsFor(String queue, List<RunningProcess> workers) {
    WorkflowServiceStubs service = connect();
    try {
      // The SDK names a worker PID@HOST unless told otherwise.
      Set<String> pollers =
          service
              .blockingStub()
              .withDeadlineAfter(ANSWER.toSeconds(), TimeUnit.SECONDS)
              .describeTaskQueue(
                  DescribeTaskQueueRequest.newBuilder()
                      .setNamespace(cluster.namespace())
                      .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                      .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                      .build())
              .getPollersList()
              .stream()
              .map(PollerInfo::getIdentity)
              .collect(Collectors.toSet());
      return workers.stream()
          .allMatch(
              worker -> pollers.stream().anyMatch(poller -> poller.startsWith(worker.pid() + "@")));
    } catch (StatusRuntimeException e) {
      return false;
    } finally {
      service.shutdownNow();
    }
  }

  private WorkflowServiceStubs connect() {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(cluster.temporal()).build());
  }
}
