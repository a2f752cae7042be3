package dev.pershot.app.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.activity.Attempts;
import dev.pershot.app.engine.Engine;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** An attempt that falls silent, as if its machine were gone. */
final class LostAttemptTest {
  /** One activity. */
  @WorkflowInterface
  public interface OneActivity {
    @WorkflowMethod
    void run();
  }

  /** Work that is cut off the first time. */
  @ActivityInterface
  public interface Work {
    void work();
  }

  /** Runs it. */
  public static final class OneActivityImpl implements OneActivity {
    @Override
    public void run() {
      Workflow.newActivityStub(
              Work.class,
              ActivityOptions.newBuilder()
                  .setStartToCloseTimeout(Duration.ofMinutes(2))
                  .setHeartbeatTimeout(Duration.ofSeconds(2))
                  .build())
          .work();
    }
  }

  private static final class SilentWork implements Work {
    private static final String WORKER = ManagementFactory.getRuntimeMXBean().getName();

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public void work() {
      if (Activity.getExecutionContext().getInfo().getAttempt() > 1) {
        over.countDown();
        return;
      }
      long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
      Attempts attempts = Attempts.of(Activity.getExecutionContext()).underWayOn(WORKER);
      while (System.nanoTime() < end) {
        Activity.getExecutionContext().heartbeat(attempts);
      }
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void waste_ofAnAttemptThatNeverEnds_isCountedByTheNext() throws Exception {
    ObserveSettings settings =
        new ObserveSettings(
            Optional.of(ListenAddress.parse("0")), 1, false, false, Optional.empty());
    try (Observation observation = Observation.start(settings);
        Engine engine = Engine.embedded(observation)) {
      WorkerFactory factory =
          WorkerFactory.newInstance(
              engine.client(),
              WorkerFactoryOptions.newBuilder()
                  .setWorkerInterceptors(observation.workerInterceptors())
                  .build());
      io.temporal.worker.Worker worker = factory.newWorker("queue");
      worker.registerWorkflowImplementationTypes(OneActivityImpl.class);
      worker.registerActivitiesImplementations(new SilentWork());
      factory.start();
      engine
          .client()
          .newWorkflowStub(
              OneActivity.class, WorkflowOptions.newBuilder().setTaskQueue("queue").build())
          .run();

      String told = metrics(observation.port().orElseThrow());
      assertThat(told)
          .containsPattern("pershot_retries_total\\{code=\"LOST\",kind=\"fleet\"} 1.0")
          .containsPattern(
              "pershot_work_cpu_seconds_total\\{outcome=\"lost\"} (0\\.0*[1-9]|[1-9])");
      factory.shutdownNow();
    }
  }

  private static String metrics(int port) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
