package dev.pershot.app.cli;

import dev.pershot.storage.s3.S3Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How S3 is reached; its credentials are no option. */
final class S3Options {
  @Option(
      names = "--s3-endpoint",
      paramLabel = "URL",
      description = "A server that speaks S3, such as http://127.0.0.1:9000. Default: AWS.")
  private @Nullable String endpoint;

  S3Settings settings() {
    return S3Settings.of(Optional.ofNullable(endpoint).map(S3Settings::endpoint));
  }
}
