package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.storage.s3.S3ProxyServer;
import dev.pershot.storage.s3.S3Settings;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What processes leave and say that were given secrets, with all logs on: no word of these. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class SecretsTest {
  private static final String MASTER = "s3://films/tiny.mp4";
  private static final String TOKEN = "PlantedSessionToken/0123456789+abcdefghijklmnop==";
  private static final String API_KEY = "planted.Temporal-ApiKey_0123456789abcdefghij";
  private static final String OTHER_SECRET = "planted/Other+Secret0123456789abcdefghijk";
  private static final String OTHER_ACCESS_KEY = "AKIAPLANTEDOTHERKEY0";

  /** Access keys' ids are in none of them either; they are in requests to S3 alone. */
  private static final PlantedSecrets PLANTED =
      new PlantedSecrets(
          Map.of(
              "the access key's id", S3ProxyServer.ACCESS_KEY,
              "the secret key", S3ProxyServer.SECRET_KEY,
              "the session token", TOKEN,
              "the API key", API_KEY,
              "the other access key's id", OTHER_ACCESS_KEY,
              "the other secret key", OTHER_SECRET));

  @TempDir private Path folder = Path.of("");
  private S3ProxyServer s3;
  private Path policy = Path.of("");
  private Path film = Path.of("");

  @BeforeEach
  void start() throws Exception {
    s3 = S3ProxyServer.withSessions(folder.resolve("s3"), "films");
    film = TinyMaster.write(folder.resolve("tiny.mp4"));
    S3Objects.at(S3Settings.of(Optional.of(s3.endpoint())))
        .put(S3Place.parse(MASTER), film, "video/mp4");
    policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  private static Map<String, String> planted() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", S3ProxyServer.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", S3ProxyServer.SECRET_KEY);
    environment.put("AWS_SESSION_TOKEN", TOKEN);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("TEMPORAL_API_KEY", API_KEY);
    environment.put("PERSHOT_LOG", "DEBUG");
    environment.put("PERSHOT_LOG_FORMAT", "json");
    environment.put("PERSHOT_STACKTRACE", "1");
    return environment;
  }

  private PershotProcess encode(
      Map<String, String> environment, String master, String store, String... more)
      throws Exception {
    Stream<String> all =
        Stream.of(
            "encode",
            master,
            "-o",
            folder.resolve("out").toString(),
            "--policy",
            policy.toString(),
            "--store",
            store,
            "--scratch",
            folder.resolve("scratch").toString());
    return PershotProcess.start(
        folder, environment, Stream.concat(all, Stream.of(more)).toArray(String[]::new));
  }

  private void assertNothingTells() throws IOException {
    assertThat(PLANTED.findings(folder)).isEmpty();
  }

  @Test
  void encode_withAStoreInS3AndAllLogsOn_tellsNoSecretAnywhere() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (TraceReceiver receiver = TraceReceiver.start()) {
      PershotProcess process =
          encode(
              planted(),
              MASTER,
              "s3://films/store",
              "--s3-endpoint",
              s3.endpoint().toString(),
              "--metrics",
              Integer.toString(port),
              "--otlp",
              receiver.url());
      String metrics = "";
      while (process.isAlive()) {
        try {
          metrics = Scrape.of(port, "/metrics").body() + Scrape.of(port, "/health/ready").body();
        } catch (IOException e) {
          // Not yet, or no longer.
        }
        Thread.sleep(50);
      }
      Ended ended = process.end();

      assertThat(ended.exitCode()).as(ended.stderr()).isZero();
      assertThat(ended.stderr()).contains("\"level\":\"DEBUG\"", "\"level\":\"INFO\"");
      assertThat(metrics).contains("pershot_store_read_bytes_total", "temporal_");
      assertThat(receiver.told()).contains("RunActivity:RunTrials");
      assertThat(folder.resolve("out/history")).isNotEmptyDirectory();
      assertThat(folder.resolve("s3/films/store/trials")).isNotEmptyDirectory();
      assertThat(folder.resolve("scratch").toFile().listFiles(File::isDirectory)).isEmpty();
      Files.writeString(folder.resolve("metrics.txt"), metrics);
      Files.writeString(folder.resolve("traces.txt"), receiver.told());
    }
    assertNothingTells();
  }

  @Test
  void encode_thatS3DoesNotLetIn_tellsNoSecretAnywhere() throws Exception {
    String endpoint = s3.endpoint().toString();
    Map<String, String> otherSecret = planted();
    otherSecret.put("AWS_SECRET_ACCESS_KEY", OTHER_SECRET);
    Map<String, String> otherKey = planted();
    otherKey.put("AWS_ACCESS_KEY_ID", OTHER_ACCESS_KEY);

    assertFails(planted(), "there is no bucket", "s3://nowhere", endpoint);
    assertFails(otherSecret, "does not accept the credentials", "s3://films/a", endpoint);
    assertFails(otherKey, "does not accept the credentials", "s3://films/a", endpoint);
    assertFails(planted(), "no answer from", "s3://films/a", "http://127.0.0.1:1");
    String withSecret = "http://" + S3ProxyServer.ACCESS_KEY + ":" + API_KEY + "@127.0.0.1:1";
    assertFails(planted(), "takes the URL of a server", "s3://films/a", withSecret);
    try (EchoingServer expired = EchoingServer.start(400, "ExpiredToken");
        EchoingServer denied = EchoingServer.start(403, "AccessDenied");
        EchoingServer disturbed = EchoingServer.start(501, "NotImplemented")) {
      assertFails(planted(), "have expired", "s3://films/a", expired.endpoint());
      assertFails(planted(), "was denied", "s3://films/a", denied.endpoint());
      assertFails(planted(), "refused", "s3://films/a", disturbed.endpoint());
    }
    assertNothingTells();
  }

  private void assertFails(
      Map<String, String> environment, String why, String store, String endpoint) throws Exception {
    Ended ended = encode(environment, film.toString(), store, "--s3-endpoint", endpoint).end();
    assertThat(ended.exitCode()).as(ended.stderr()).isPositive();
    assertThat(ended.stderr()).contains(why);
  }

  @Test
  void worker_thatTemporalDoesNotLetIn_tellsNoSecretAnywhere() throws Exception {
    Ended clear = worker(s3.endpoint().toString().substring("http://".length()));
    assertThat(clear.exitCode()).isPositive();
    assertThat(clear.stderr()).contains("TEMPORAL_API_KEY would be sent in the clear");
    Ended noTls = worker(s3.endpoint().toString().substring("http://".length()), "--tls");
    assertThat(noTls.exitCode()).as(noTls.stderr()).isPositive();
    assertNothingTells();
  }

  /** It waits for a service that does not answer, so it is told to leave. */
  private Ended worker(String address, String... more) throws Exception {
    Stream<String> all =
        Stream.of(
            "worker",
            "--temporal",
            address,
            "--store",
            "s3://films/store",
            "--s3-endpoint",
            s3.endpoint().toString(),
            "--scratch",
            folder.resolve("scratch").toString(),
            "--grace",
            "1s");
    PershotProcess process =
        PershotProcess.start(
            folder, planted(), Stream.concat(all, Stream.of(more)).toArray(String[]::new));
    return process.end();
  }
}
