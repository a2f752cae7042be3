package dev.pershot.app.engine;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Whether a service answers and lets us in, and in one sentence why not. */
final class TemporalHealth {
  private static final int CALL_SECONDS = 5;
  private static final long PAUSE_MILLIS = 500;

  private final TemporalAddress address;
  private final WorkflowServiceStubs service;

  TemporalHealth(TemporalAddress address, WorkflowServiceStubs service) {
    this.address = address;
    this.service = service;
  }

  /**
   * Waits until the service answers.
   *
   * @throws PershotException {@link ErrorCode#ENGINE_UNREACHABLE} where it does not in time, {@link
   *     ErrorCode#ENGINE_REFUSED} as soon as it is clear that it never will
   */
  void require(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    Optional<PershotException> fault = fault();
    while (fault.isPresent()) {
      boolean late = System.nanoTime() - end > 0;
      if (late && isClosed(fault.get())) {
        throw refused("closes every connection; if it wants TLS, add --tls", fault.get());
      }
      if (late || fault.get().code() != ErrorCode.ENGINE_UNREACHABLE) {
        throw fault.get();
      }
      pause();
      fault = fault();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.ENGINE_UNREACHABLE, "waiting was interrupted", e);
    }
  }

  /** What is wrong now, if anything. */
  Optional<PershotException> fault() {
    try {
      service
          .blockingStub()
          .withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(address.namespace()).build());
      return Optional.empty();
    } catch (StatusRuntimeException e) {
      return Optional.of(fault(e));
    }
  }

  private PershotException fault(StatusRuntimeException e) {
    return switch (e.getStatus().getCode()) {
      case NOT_FOUND, INVALID_ARGUMENT ->
          refused("has no namespace '" + address.namespace() + "'; check --namespace", e);
      case PERMISSION_DENIED, UNAUTHENTICATED ->
          refused(
              "does not let this client into namespace '"
                  + address.namespace()
                  + "'; check the API key or the client certificate",
              e);
      default -> isTlsMismatch(e) ? tls(e) : unreachable(e);
    };
  }

  private PershotException unreachable(StatusRuntimeException e) {
    return new PershotException(
        ErrorCode.ENGINE_UNREACHABLE,
        "no Temporal service answers at " + address.target() + "; check --temporal and the network",
        e);
  }

  private PershotException tls(StatusRuntimeException e) {
    String remedy =
        address.tls().isPresent()
            ? "cannot be spoken to over TLS as asked; check --tls, --tls-ca and the certificates"
            : "seems to want TLS; add --tls";
    return refused(remedy, e);
  }

  /** As a service does that waits for a TLS handshake, and one that just goes down. */
  private boolean isClosed(PershotException fault) {
    return address.tls().isEmpty()
        && fault.getCause() instanceof StatusRuntimeException e
        && String.valueOf(e.getMessage()).contains("Network closed");
  }

  private PershotException refused(String what, Exception e) {
    return new PershotException(
        ErrorCode.ENGINE_REFUSED, "the Temporal service at " + address.target() + " " + what, e);
  }

  /** TLS alerts that meet a plain client, and whatever a TLS client's handshake failed with. */
  private static boolean isTlsMismatch(StatusRuntimeException e) {
    if (e.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED) {
      return false;
    }
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SSLException || String.valueOf(at.getMessage()).contains("not SETTINGS")) {
        return true;
      }
    }
    return false;
  }
}
