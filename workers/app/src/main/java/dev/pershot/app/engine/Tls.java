package dev.pershot.app.engine;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * How a Temporal service is spoken to over TLS.
 *
 * @param authority PEM file of who vouches for the service; where none is named, whom Java trusts
 * @param identity what this client shows of itself, if anything
 */
public record Tls(Optional<Path> authority, Optional<Identity> identity) {
  /** PEM files of a certificate chain and its PKCS 8 key. */
  public record Identity(Path certificate, Path key) {}

  /**
   * Reads the files.
   *
   * @throws PershotException {@link ErrorCode#ENGINE_REFUSED} where one is missing or is no PEM
   */
  SslContext context() {
    authority.ifPresent(Tls::requireFile);
    identity.map(Identity::certificate).ifPresent(Tls::requireFile);
    identity.map(Identity::key).ifPresent(Tls::requireFile);
    SslContextBuilder builder = GrpcSslContexts.forClient();
    try {
      authority.ifPresent(file -> builder.trustManager(file.toFile()));
      identity.ifPresent(own -> builder.keyManager(own.certificate().toFile(), own.key().toFile()));
      return builder.build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new PershotException(
          ErrorCode.ENGINE_REFUSED,
          "the TLS files cannot be used ("
              + e.getMessage()
              + "); they are to be PEM, the key PKCS 8",
          e);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.isReadable(file)) {
      throw new PershotException(
          ErrorCode.ENGINE_REFUSED, "cannot read the TLS file " + file + "; check its path");
    }
  }
}
