package dev.pershot.app.cli;

import dev.pershot.app.engine.ApiKey;
import dev.pershot.app.engine.TemporalAddress;
import dev.pershot.app.engine.Tls;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Temporal service, and how it is spoken to. */
final class TemporalOptions {
  @Option(
      names = "--temporal",
      paramLabel = "HOST:PORT",
      description = "A Temporal service; see docs/worker.md.")
  private @Nullable String target;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Temporal namespace. Default: ${DEFAULT-VALUE}.")
  private String namespace = "default";

  @Option(names = "--tls", description = "Speak to Temporal over TLS.")
  private boolean tls;

  @Option(
      names = "--tls-ca",
      paramLabel = "FILE",
      description = "Certificates that vouch for the service (PEM). Default: those Java trusts.")
  private @Nullable Path authority;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "This client's certificate (PEM), for services that ask for one.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The key of --tls-cert (PEM, PKCS 8).")
  private @Nullable Path key;

  @Option(
      names = "--api-key-env",
      paramLabel = "NAME",
      defaultValue = "TEMPORAL_API_KEY",
      description =
          "The environment variable that holds the API key, if the service takes one. Default:"
              + " ${DEFAULT-VALUE}.")
  private String apiKeyVariable = "TEMPORAL_API_KEY";

  /** The service, if one was named. */
  Optional<TemporalAddress> address() {
    return Optional.ofNullable(target).map(this::address);
  }

  /** The service of a command that needs one. */
  TemporalAddress required() {
    return address()
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.USAGE,
                    "this command needs a Temporal service: --temporal HOST:PORT"));
  }

  private TemporalAddress address(String hostAndPort) {
    if (!hostAndPort.matches("\\S+:\\d{1,5}")) {
      throw new PershotException(
          ErrorCode.USAGE, "--temporal takes HOST:PORT, not '" + hostAndPort + "'");
    }
    Optional<Tls> how = tls();
    Optional<ApiKey> secret = apiKey();
    if (secret.isPresent() && how.isEmpty()) {
      throw new PershotException(
          ErrorCode.USAGE,
          apiKeyVariable + " would be sent in the clear; add --tls, or unset the variable");
    }
    return new TemporalAddress(hostAndPort, namespace, how, secret);
  }

  private Optional<Tls> tls() {
    if ((certificate == null) != (key == null)) {
      throw new PershotException(ErrorCode.USAGE, "--tls-cert and --tls-key go together");
    }
    Optional<Tls.Identity> identity =
        certificate == null || key == null
            ? Optional.empty()
            : Optional.of(new Tls.Identity(certificate, key));
    return tls || authority != null || identity.isPresent()
        ? Optional.of(new Tls(Optional.ofNullable(authority), identity))
        : Optional.empty();
  }

  private Optional<ApiKey> apiKey() {
    return Optional.ofNullable(System.getenv(apiKeyVariable))
        .filter(value -> !value.isEmpty())
        .map(ApiKey::new);
  }
}
