package dev.pershot.app.engine;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;

/** A Temporal service: inside this process, where nothing is installed, or elsewhere. */
public final class Engine implements AutoCloseable {
  /** A dead worker is found in less than a minute. */
  private static final int HEARTBEAT_SECONDS = 30;

  private final WorkflowClient client;
  private static final int SHOTS_UNDER_WAY = 32;

  private final int heartbeatSeconds;
  private final Runnable close;

  private Engine(WorkflowClient client, int heartbeatSeconds, Runnable close) {
    this.client = client;
    this.heartbeatSeconds = heartbeatSeconds;
    this.close = close;
  }

  /**
   * Temporal's test server in this process, on no port, without time skipping. It keeps nothing:
   * the store does. Its activities get no heartbeat time-out, for its timers outlive their
   * activities.
   */
  public static Engine embedded() {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    return new Engine(environment.getWorkflowClient(), 0, environment::close);
  }

  /**
   * A Temporal service elsewhere.
   *
   * @param target {@code HOST:PORT}
   * @throws PershotException {@link ErrorCode#ENGINE_UNREACHABLE} where nothing answers there
   */
  public static Engine remote(String target, String namespace) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    try {
      service.connect(Duration.ofSeconds(10));
    } catch (IllegalStateException | StatusRuntimeException e) {
      service.shutdownNow();
      throw new PershotException(
          ErrorCode.ENGINE_UNREACHABLE,
          "no Temporal service answers at " + target + "; check --temporal and the network",
          e);
    }
    WorkflowClient client =
        WorkflowClient.newInstance(
            service, WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
    return new Engine(client, HEARTBEAT_SECONDS, service::shutdown);
  }

  public WorkflowClient client() {
    return client;
  }

  /**
   * Of each group of shots.
   *
   * @param slots of this process; a service has workers that it does not know of
   */
  public int shotsUnderWay(int slots) {
    return heartbeatSeconds == 0 ? 2 * slots : SHOTS_UNDER_WAY;
  }

  public int heartbeatSeconds() {
    return heartbeatSeconds;
  }

  @Override
  public void close() {
    close.run();
  }
}
