package dev.pershot.app.engine;

import dev.pershot.app.observe.Observation;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A Temporal service: inside this process, where nothing is installed, or elsewhere. */
public final class Engine implements AutoCloseable {
  /** A dead worker is found in less than a minute. */
  private static final int HEARTBEAT_SECONDS = 30;

  private static final int SHOTS_UNDER_WAY = 32;

  /** A service that was just started answers within this. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WorkflowClient client;
  private final int heartbeatSeconds;
  private final Optional<TemporalHealth> health;
  private final Runnable close;

  private Engine(
      WorkflowClient client,
      int heartbeatSeconds,
      Optional<TemporalHealth> health,
      Runnable close) {
    this.client = client;
    this.heartbeatSeconds = heartbeatSeconds;
    this.health = health;
    this.close = close;
  }

  /**
   * Temporal's test server in this process, on no port, without time skipping. It keeps nothing:
   * the store does. Its activities get no heartbeat time-out, for its timers outlive their
   * activities.
   */
  public static Engine embedded(Observation observation) {
    TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setMetricsScope(observation.temporal())
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setInterceptors(observation.clientInterceptors())
                        .build())
                .build());
    for (String name : TitleSearch.keywords()) {
      environment.registerSearchAttribute(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }
    return new Engine(environment.getWorkflowClient(), 0, Optional.empty(), environment::close);
  }

  /**
   * A Temporal service elsewhere.
   *
   * @throws PershotException {@link ErrorCode#ENGINE_UNREACHABLE} where nothing answers there for
   *     ten seconds, {@link ErrorCode#ENGINE_REFUSED} where it does not know or does not let in who
   *     asks
   */
  public static Engine remote(TemporalAddress address, Observation observation) {
    WorkflowServiceStubs service = address.stubs(observation.temporal());
    TemporalHealth health = new TemporalHealth(address, service);
    try {
      health.require(PATIENCE);
    } catch (PershotException e) {
      service.shutdownNow();
      throw e;
    }
    WorkflowClient client =
        WorkflowClient.newInstance(
            service,
            WorkflowClientOptions.newBuilder()
                .setNamespace(address.namespace())
                .setInterceptors(observation.clientInterceptors())
                .build());
    return new Engine(client, HEARTBEAT_SECONDS, Optional.of(health), service::shutdown);
  }

  /** Says when the service stops to answer and when it is back; nothing inside this process. */
  public Optional<TemporalWatch> watch(Consumer<String> say) {
    return health.map(known -> TemporalWatch.start(known, say));
  }

  /** What is wrong with the service now, if anything; nothing inside this process. */
  public Optional<PershotException> fault() {
    return health.flatMap(TemporalHealth::fault);
  }

  public WorkflowClient client() {
    return client;
  }

  /**
   * Of each group of shots. The test server hands out what waits in any order: no more shots wait
   * than it takes to keep the slots busy, so that the longest are not left to the end.
   *
   * @param slots of this process; a service has workers that it does not know of
   */
  public int shotsUnderWay(int slots) {
    return heartbeatSeconds == 0 ? slots : SHOTS_UNDER_WAY;
  }

  public int heartbeatSeconds() {
    return heartbeatSeconds;
  }

  @Override
  public void close() {
    close.run();
  }
}
