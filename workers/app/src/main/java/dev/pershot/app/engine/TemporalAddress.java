package dev.pershot.app.engine;

import com.uber.m3.tally.Scope;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Optional;

/**
 * A Temporal service and a namespace of it.
 *
 * @param target {@code HOST:PORT}
 * @param apiKey sent with every call, and only over TLS
 */
public record TemporalAddress(
    String target, String namespace, Optional<Tls> tls, Optional<ApiKey> apiKey) {
  public TemporalAddress {
    if (apiKey.isPresent() && tls.isEmpty()) {
      throw new IllegalArgumentException("an API key is sent over TLS only");
    }
  }

  /** Stubs that have not connected yet. */
  WorkflowServiceStubs stubs(Scope metrics) {
    WorkflowServiceStubsOptions.Builder options =
        WorkflowServiceStubsOptions.newBuilder().setTarget(target).setMetricsScope(metrics);
    tls.ifPresent(how -> options.setSslContext(how.context()));
    apiKey.ifPresent(key -> options.addApiKey(key::value));
    return WorkflowServiceStubs.newServiceStubs(options.build());
  }
}
