package dev.pershot.app.cluster;

import io.temporal.activity.ActivityInterface;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/**
 * A worker that takes {@code pershot worker}'s options, and real tasks, and does next to nothing.
 */
final class PollingWorker {
  static final String QUEUE = "tests";

  private PollingWorker() {}

  /** Waits for so long and tells what it was given. */
  @WorkflowInterface
  public interface Waiting {
    @WorkflowMethod
    String run(String given);
  }

  /** Of {@link Waiting}. */
  public static final class WaitingImpl implements Waiting {
    @Override
    public String run(String given) {
      Workflow.await(() -> false);
      return given;
    }
  }

  /** Never called: that it is asked for is what matters. */
  @ActivityInterface
  public interface Nothing {
    void nothing();
  }

  public static void main(String[] arguments) {
    List<String> given = List.of(arguments);
    String target = given.get(given.indexOf("--temporal") + 1);
    // As a careless program would: it must not matter.
    System.out.println("worker of " + given);
    WorkerFactory factory = WorkerFactory.newInstance(client(target));
    var worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(WaitingImpl.class);
    worker.registerActivitiesImplementations((Nothing) () -> {});
    factory.start();
  }

  static WorkflowClient client(String target) {
    return WorkflowClient.newInstance(
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build()));
  }
}
