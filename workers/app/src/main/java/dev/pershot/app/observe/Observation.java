package dev.pershot.app.observe;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import dev.pershot.app.activity.RunObserver;
import dev.pershot.model.ByteMeter;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.MeteredStore;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * How a process is watched. What the settings do not ask for is not loaded, and what is handed
 * through stays as it was.
 */
public final class Observation implements AutoCloseable {
  private final Readiness readiness = new Readiness();
  private final boolean log;
  private final @Nullable Metrics metrics;
  private final @Nullable Tracing tracing;

  private Observation(ObserveSettings settings) {
    log = settings.log();
    if (log || settings.traces()) {
      // gRPC and OpenTelemetry log by the JDK, which would write to stderr in its own way.
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    tracing = settings.traces() ? Tracing.start(settings.otlp()) : null;
    metrics =
        settings
            .metrics()
            .map(address -> new Metrics(address, settings.pricePerCoreHour(), readiness))
            .orElse(null);
  }

  /**
   * Begins; close it after the engine.
   *
   * @throws dev.pershot.model.PershotException {@code PORT_TAKEN} or {@code USAGE} where a setting
   *     cannot be followed
   */
  public static Observation start(ObserveSettings settings) {
    return new Observation(settings);
  }

  public static Observation nothing() {
    return new Observation(ObserveSettings.NOTHING);
  }

  /** Where what takes work says whether it does. */
  public Readiness readiness() {
    return readiness;
  }

  /** The port of the metrics endpoint, where there is one. */
  public OptionalInt port() {
    return metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics.port());
  }

  /** An observer that counts and logs besides. */
  public RunObserver of(RunObserver observer) {
    RunObserver all = observer;
    if (metrics != null) {
      all = all.and(metrics.run());
    }
    return log ? all.and(new RunLog()) : all;
  }

  /** A store whose bytes are counted. */
  public ArtifactStore of(ArtifactStore store) {
    return metrics == null ? store : new MeteredStore(store, metrics.run().bytes("store"));
  }

  /**
   * Where a watch counts uploads.
   *
   * @param outcomes all that may become of them
   */
  public Consumer<String> uploads(List<String> outcomes) {
    return metrics == null ? outcome -> {} : metrics.run().uploads(outcomes);
  }

  /** Where bytes of masters are counted. */
  public ByteMeter masters() {
    return metrics == null ? ByteMeter.NONE : metrics.run().bytes("master");
  }

  /** Where Temporal's SDK reports. */
  public Scope temporal() {
    return metrics == null ? new NoopScope() : metrics.temporal();
  }

  public WorkflowClientInterceptor[] clientInterceptors() {
    return tracing == null
        ? new WorkflowClientInterceptor[0]
        : new WorkflowClientInterceptor[] {tracing.client()};
  }

  public WorkerInterceptor[] workerInterceptors() {
    List<WorkerInterceptor> all = new ArrayList<>();
    if (metrics != null) {
      all.add(metrics.worker());
    }
    if (tracing != null) {
      all.add(tracing.worker());
    }
    if (log) {
      all.add(new NamedWork());
    }
    return all.toArray(WorkerInterceptor[]::new);
  }

  @Override
  public void close() {
    if (tracing != null) {
      tracing.close();
    }
    if (metrics != null) {
      metrics.close();
    }
  }
}
