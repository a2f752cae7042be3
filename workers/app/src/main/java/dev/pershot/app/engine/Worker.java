package dev.pershot.app.engine;

import dev.pershot.app.activity.DecisionActivitiesImpl;
import dev.pershot.app.activity.Drain;
import dev.pershot.app.activity.MediaActivitiesImpl;
import dev.pershot.app.activity.RunObserver;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.master.Masters;
import dev.pershot.app.observe.Observation;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.ShotGroupWorkflowImpl;
import dev.pershot.workflow.TitleWorkflowImpl;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.CompositeTuner;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * This process as a worker: workflows and decisions, and as many encodes at once as it has slots.
 */
public final class Worker implements AutoCloseable {
  /** A machine whose cores all encode may keep a workflow task waiting for longer than a second. */
  private static final long WORKFLOW_TASK_MILLIS = 30_000;

  /** What has to be handed back needs as long, to reach the end of a frame and the service. */
  private static final Duration HANDING_BACK = Duration.ofSeconds(10);

  /**
   * While the service is away its heartbeats fail, and the SDK would stop an activity soon after
   * its time-out. What it finishes is kept in the store, whoever asks for it next; so it goes on,
   * and the service says at its return if it gave the work to another.
   */
  private static final String HEARTBEATS_MAY_FAIL_MILLIS = "3600000";

  private final WorkerFactory factory;
  private final Drain drain;

  private Worker(WorkerFactory factory, Drain drain) {
    this.factory = factory;
    this.drain = drain;
  }

  /**
   * Starts to take work.
   *
   * @param masters for as many slots
   * @param storeId the store's name, which its task queues carry
   * @param observation told of the work, and whether it is taken
   */
  public static Worker start(
      WorkflowClient client,
      ArtifactStore kept,
      Masters masters,
      String storeId,
      RunObserver progress,
      WorkerSettings settings,
      Observation observation) {
    Jobs jobs = new Jobs(observation.of(kept));
    RunObserver observer = observation.of(progress);
    Drain drain = new Drain();
    return start(
        client,
        storeId,
        new DecisionActivitiesImpl(jobs, observer, settings.outputs()),
        new MediaActivitiesImpl(
            jobs,
            masters.counted(observation.masters()),
            observer,
            settings.slots(),
            drain,
            settings.room()),
        drain,
        settings,
        observation);
  }

  /**
   * Starts to take work that is done by other activities than Pershot's own, as benchmarks have.
   *
   * @param drain what {@code media} asks whether to go on
   */
  public static Worker start(
      WorkflowClient client,
      String storeId,
      DecisionActivities decisions,
      MediaActivities media,
      Drain drain,
      WorkerSettings settings,
      Observation observation) {
    System.setProperty("temporal.activity.localTimeoutBufferMs", HEARTBEATS_MAY_FAIL_MILLIS);
    WorkerFactory factory =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(observation.workerInterceptors())
                .build());
    io.temporal.worker.Worker control =
        factory.newWorker(TaskQueues.control(storeId), control(settings));
    control.registerWorkflowImplementationTypes(
        TitleWorkflowImpl.class, ShotGroupWorkflowImpl.class);
    control.registerActivitiesImplementations(decisions);
    io.temporal.worker.Worker encode =
        factory.newWorker(TaskQueues.encode(storeId), encode(settings));
    encode.registerActivitiesImplementations(media);
    factory.start();
    observation.readiness().require("draining", () -> !drain.isStarted());
    observation.readiness().require("not polling", () -> !factory.isShutdown());
    return new Worker(factory, drain);
  }

  private static WorkerOptions control(WorkerSettings settings) {
    return options(settings).setDefaultDeadlockDetectionTimeout(WORKFLOW_TASK_MILLIS).build();
  }

  private static WorkerOptions encode(WorkerSettings settings) {
    WorkerOptions.Builder options = options(settings).setMaxConcurrentActivityTaskPollers(1);
    if (settings.intake().isEmpty()) {
      return options.setMaxConcurrentActivityExecutionSize(settings.slots()).build();
    }
    return options
        .setWorkerTuner(
            new CompositeTuner(
                new FixedSizeSlotSupplier<>(1),
                new RoomySlots(settings.slots(), settings.intake().get()),
                new FixedSizeSlotSupplier<>(1),
                new FixedSizeSlotSupplier<>(1)))
        .build();
  }

  private static WorkerOptions.Builder options(WorkerSettings settings) {
    WorkerOptions.Builder options =
        WorkerOptions.newBuilder().setAllowActivityHeartbeatDuringShutdown(true);
    settings
        .build()
        .ifPresent(
            build ->
                options.setDeploymentOptions(
                    WorkerDeploymentOptions.newBuilder()
                        .setUseVersioning(true)
                        .setVersion(new WorkerDeploymentVersion(build.deployment(), build.id()))
                        .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
                        .build()));
    return options;
  }

  /** Takes no more work and waits until the units under way have finished. */
  public void drain(Duration atMost) {
    stopIntake();
    awaitEnd(atMost);
  }

  /** Takes no more work; what runs goes on. */
  public void stopIntake() {
    drain.start();
    factory.shutdown();
  }

  /** Takes no more work, and hands back what will not have ended by itself after so long. */
  public void leaveWithin(Duration grace) {
    Duration quarter = grace.dividedBy(4);
    drain.start(grace.minus(quarter.compareTo(HANDING_BACK) < 0 ? quarter : HANDING_BACK));
    factory.shutdown();
  }

  /** Whether, after so long at most, nothing is under way any more. */
  public boolean awaitEnd(Duration atMost) {
    factory.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    return factory.isTerminated();
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }
}
