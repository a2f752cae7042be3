package dev.pershot.app.observe;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.opentelemetry.opentracingshim.OpenTracingShim;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.opentracing.OpenTracingClientInterceptor;
import io.temporal.opentracing.OpenTracingOptions;
import io.temporal.opentracing.OpenTracingWorkerInterceptor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Spans of workflows and activities, sent by OTLP. All is set by OpenTelemetry's own variables
 * ({@code OTEL_EXPORTER_OTLP_HEADERS}, {@code OTEL_TRACES_SAMPLER} ...); Temporal's bridge speaks
 * OpenTracing, and OpenTelemetry's shim translates.
 */
final class Tracing implements AutoCloseable {
  /** What the variables may change: traces only, over HTTP. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "otel.service.name", "pershot",
          "otel.traces.exporter", "otlp",
          "otel.metrics.exporter", "none",
          "otel.logs.exporter", "none",
          "otel.exporter.otlp.protocol", "http/protobuf");

  private final OpenTelemetrySdk sdk;
  private final OpenTracingOptions options;

  private Tracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.options =
        OpenTracingOptions.newBuilder().setTracer(OpenTracingShim.createTracerShim(sdk)).build();
  }

  /**
   * Starts to send.
   *
   * @param url of the receiver, such as {@code http://localhost:4318}; else the variables' one
   * @throws PershotException {@link ErrorCode#USAGE} where URL or variables make no sense
   */
  static Tracing start(Optional<String> url) {
    try {
      return new Tracing(
          AutoConfiguredOpenTelemetrySdk.builder()
              .disableShutdownHook()
              .addPropertiesSupplier(() -> DEFAULTS)
              .addPropertiesCustomizer(
                  given ->
                      url.map(to -> Map.of("otel.exporter.otlp.endpoint", to)).orElse(Map.of()))
              .addSamplerCustomizer((sampler, given) -> new WithoutQueries(sampler))
              .build()
              .getOpenTelemetrySdk());
    } catch (ConfigurationException | IllegalArgumentException e) {
      throw new PershotException(
          ErrorCode.USAGE,
          "traces cannot be sent: " + e.getMessage() + "; check --otlp and the OTEL_ variables",
          e);
    }
  }

  WorkflowClientInterceptor client() {
    return new OpenTracingClientInterceptor(options);
  }

  WorkerInterceptor worker() {
    return new OpenTracingWorkerInterceptor(options);
  }

  /** Sends what is left; a receiver that does not answer is waited for 5 seconds. */
  @Override
  public void close() {
    sdk.shutdown().join(5, TimeUnit.SECONDS);
  }
}
