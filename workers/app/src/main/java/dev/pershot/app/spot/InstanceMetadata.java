package dev.pershot.app.spot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * The instance metadata service of EC2, version 2: a token is put first and shown with each
 * question. See "Use the Instance Metadata Service" in the EC2 user guide. Its place is changed by
 * the settings of the AWS SDKs.
 */
final class InstanceMetadata {
  /** Where every core encodes, an answer of a millisecond may take a second to be read. */
  private static final Duration TIMEOUT = Duration.ofSeconds(4);

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int TOKEN_SECONDS = 21_600;
  private static final int UNAUTHORIZED = 401;

  private final URI endpoint;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .proxy(HttpClient.Builder.NO_PROXY)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private String token = "";

  InstanceMetadata(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** What lies below {@code /latest/meta-data/}, or nothing. */
  Optional<String> read(String path) throws IOException {
    if (token.isEmpty()) {
      token = newToken();
    }
    HttpResponse<String> answer = ask(path);
    if (answer.statusCode() == UNAUTHORIZED) {
      token = newToken();
      answer = ask(path);
    }
    return switch (answer.statusCode()) {
      case 200 -> Optional.of(answer.body());
      case 404 -> Optional.empty();
      default -> throw new IOException("instance metadata answers " + answer.statusCode());
    };
  }

  private HttpResponse<String> ask(String path) throws IOException {
    return send(
        request("/latest/meta-data/" + path).header("X-aws-ec2-metadata-token", token).GET());
  }

  private String newToken() throws IOException {
    HttpResponse<String> answer =
        send(
            request("/latest/api/token")
                .header("X-aws-ec2-metadata-token-ttl-seconds", Integer.toString(TOKEN_SECONDS))
                .PUT(BodyPublishers.noBody()));
    if (answer.statusCode() != 200) {
      throw new IOException("instance metadata gives no token: " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(endpoint.resolve(path)).timeout(TIMEOUT);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("asking for instance metadata was interrupted", e);
    }
  }
}
