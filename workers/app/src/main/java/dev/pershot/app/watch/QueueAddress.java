package dev.pershot.app.watch;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a queue is.
 *
 * @param url that names it
 * @param endpoint the server to ask, where it is not AWS's own for the region
 */
public record QueueAddress(String url, Optional<URI> endpoint) {
  private static final Pattern AWS =
      Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?/.+");

  /**
   * Reads what a user wrote. A queue that is not at AWS is asked of the server that its URL names.
   *
   * @throws PershotException {@link ErrorCode#USAGE} where it is not a URL
   */
  public static QueueAddress parse(String url, Optional<URI> endpoint) {
    URI parsed = uri(url);
    boolean isElsewhere = endpoint.isEmpty() && !AWS.matcher(url).matches();
    return new QueueAddress(
        url,
        isElsewhere
            ? Optional.of(URI.create(parsed.getScheme() + "://" + parsed.getAuthority()))
            : endpoint);
  }

  private static URI uri(String url) {
    try {
      URI uri = new URI(url);
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isWeb && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, without what was given: it may hold a password.
    }
    throw new PershotException(
        ErrorCode.USAGE,
        "--queue takes the queue's URL, such as https://sqs.eu-west-1.amazonaws.com/123456789012/masters");
  }

  /** The region that the URL names. */
  Optional<String> region() {
    Matcher aws = AWS.matcher(url);
    return aws.matches() ? Optional.of(aws.group(1)) : Optional.empty();
  }

  @Override
  public String toString() {
    return url;
  }
}
