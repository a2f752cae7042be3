package dev.pershot.app.engine;

import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ApplicationErrorCategory;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What work failed by last that the service will hand out again. */
final class PendingFailures {
  private final WorkflowClient client;

  PendingFailures(WorkflowClient client) {
    this.client = client;
  }

  /** Each sentence once, with how many activities wait for that reason, and one of the workers. */
  List<String> of(String title, List<String> groups) {
    List<DescribeWorkflowExecutionResponse> all = new ArrayList<>(known(List.of(title)));
    all.addAll(known(groups));
    Map<String, List<String>> workers = new TreeMap<>();
    for (DescribeWorkflowExecutionResponse one : all) {
      one.getPendingActivitiesList().stream()
          .filter(PendingActivityInfo::hasLastFailure)
          .filter(activity -> !isHandedBack(activity.getLastFailure()))
          .forEach(
              activity ->
                  workers
                      .computeIfAbsent(
                          activity.getLastFailure().getMessage(), what -> new ArrayList<>())
                      .add(activity.getLastWorkerIdentity()));
    }
    return workers.entrySet().stream()
        .map(what -> sentence(what.getKey(), what.getValue()))
        .toList();
  }

  /** Which is no trouble. */
  private static boolean isHandedBack(Failure failure) {
    return failure.getApplicationFailureInfo().getCategory()
        == ApplicationErrorCategory.APPLICATION_ERROR_CATEGORY_BENIGN;
  }

  private static String sentence(String what, List<String> workers) {
    String more = workers.size() > 1 ? ", and " + (workers.size() - 1) + " more times" : "";
    return "tried again: " + what + " (on " + workers.get(0) + more + ")";
  }

  private List<DescribeWorkflowExecutionResponse> known(List<String> workflows) {
    List<DescribeWorkflowExecutionResponse> answers = new ArrayList<>();
    for (String workflow : workflows) {
      try {
        answers.add(describe(workflow));
      } catch (StatusRuntimeException e) {
        // One that has just ended, or a service that is disturbed: nothing is told of it.
      }
    }
    return answers;
  }

  private DescribeWorkflowExecutionResponse describe(String workflow) {
    return client
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflow))
                .build());
  }
}
