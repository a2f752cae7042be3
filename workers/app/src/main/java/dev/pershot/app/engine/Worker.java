package dev.pershot.app.engine;

import dev.pershot.app.activity.DecisionActivitiesImpl;
import dev.pershot.app.activity.MediaActivitiesImpl;
import dev.pershot.app.activity.RunObserver;
import dev.pershot.app.job.Jobs;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.ShotGroupWorkflowImpl;
import dev.pershot.workflow.ShotWorkflowImpl;
import dev.pershot.workflow.TitleWorkflowImpl;
import dev.pershot.workflow.api.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * This process as a worker: workflows and decisions, and as many encodes at once as it has slots.
 */
public final class Worker implements AutoCloseable {
  /** A machine whose cores all encode may keep a workflow task waiting for longer than a second. */
  private static final long WORKFLOW_TASK_MILLIS = 30_000;

  private final WorkerFactory factory;
  private final AtomicBoolean draining;

  private Worker(WorkerFactory factory, AtomicBoolean draining) {
    this.factory = factory;
    this.draining = draining;
  }

  /**
   * Starts to take work.
   *
   * @param storeId the store's name, which its task queues carry
   */
  public static Worker start(
      WorkflowClient client, ArtifactStore store, String storeId, RunObserver observer, int slots) {
    AtomicBoolean draining = new AtomicBoolean();
    Jobs jobs = new Jobs(store);
    WorkerFactory factory = WorkerFactory.newInstance(client);
    io.temporal.worker.Worker control =
        factory.newWorker(
            TaskQueues.control(storeId),
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(WORKFLOW_TASK_MILLIS)
                .build());
    control.registerWorkflowImplementationTypes(
        TitleWorkflowImpl.class, ShotGroupWorkflowImpl.class, ShotWorkflowImpl.class);
    control.registerActivitiesImplementations(new DecisionActivitiesImpl(jobs, observer));
    io.temporal.worker.Worker encode =
        factory.newWorker(
            TaskQueues.encode(storeId),
            WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(slots)
                .setMaxConcurrentActivityTaskPollers(1)
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build());
    encode.registerActivitiesImplementations(
        new MediaActivitiesImpl(jobs, observer, slots, draining::get));
    factory.start();
    return new Worker(factory, draining);
  }

  /** Takes no more work and waits until the units under way have finished. */
  public void drain(Duration atMost) {
    draining.set(true);
    factory.shutdown();
    factory.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }
}
