package dev.pershot.storage.s3;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How S3 is reached. Credentials are not among it: they come from the SDK's own chain alone
 * (environment, profile, web identity, container, instance), and never pass through Pershot.
 *
 * @param endpoint of a server other than AWS, which is addressed with the bucket in the path
 * @param scratch below which each process makes itself a folder of this machine
 * @param copiesBytes how much local copies of artifacts may take, beside those in use
 * @param patience how long it is waited for answers, and how often it is asked again
 */
public record S3Settings(
    Optional<URI> endpoint, Path scratch, long copiesBytes, Patience patience) {
  private static final long COPIES_BYTES = 4L << 30;

  /** Settings of a process that names only its endpoint. */
  public static S3Settings of(Optional<URI> endpoint) {
    return new S3Settings(endpoint, systemScratch(), COPIES_BYTES, Patience.USUAL);
  }

  public S3Settings withScratch(Path folder) {
    return new S3Settings(endpoint, folder, copiesBytes, patience);
  }

  /** With copies that take a quarter of a limit to all scratch, or less. */
  public S3Settings within(long scratchLimit) {
    return new S3Settings(endpoint, scratch, Math.min(copiesBytes, scratchLimit / 4), patience);
  }

  /** A user's own, since several users share the system's. */
  private static Path systemScratch() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "pershot-" + System.getProperty("user.name"));
  }

  /**
   * Reads an endpoint, such as {@code http://127.0.0.1:9000}.
   *
   * @throws PershotException {@link ErrorCode#USAGE} where it is not the URL of a server, or says
   *     more than that: credentials in it would end up in messages
   */
  public static URI endpoint(String text) {
    return endpoint(text, "--s3-endpoint");
  }

  /**
   * The same of another service.
   *
   * @param option by which a user gave it
   */
  public static URI endpoint(String text, String option) {
    try {
      URI uri = new URI(text);
      String path = uri.getPath() == null ? "" : uri.getPath();
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isWeb
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && (path.isEmpty() || path.equals("/"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without what was given: it may hold a password.
    }
    throw new PershotException(
        ErrorCode.USAGE,
        option + " takes the URL of a server and nothing more, such as http://127.0.0.1:9000");
  }

  /** What messages call the server. */
  String server() {
    return endpoint.map(URI::toString).orElse("S3");
  }
}
