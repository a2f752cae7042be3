package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.storage.s3.S3ProxyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A title that a worker makes which was given secrets, its API key sent over TLS, all logs on; the
 * service's database and its log are looked into besides.
 */
@Tag("fleet")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class SecretsOnFleetTest {
  private static final String TOKEN = "PlantedSessionToken/0123456789+abcdefghijklmnop==";
  private static final String API_KEY = "planted.Temporal-ApiKey_0123456789abcdefghij";
  private static final PlantedSecrets PLANTED =
      new PlantedSecrets(
          Map.of(
              "the access key's id",
              S3ProxyServer.ACCESS_KEY,
              "the secret key",
              S3ProxyServer.SECRET_KEY,
              "the session token",
              TOKEN,
              "the API key",
              API_KEY));

  @TempDir private Path folder = Path.of("");
  private S3ProxyServer s3;
  private TlsFront front;
  private Optional<DevTemporal> server = Optional.empty();

  @BeforeEach
  void start() throws Exception {
    DevTemporal temporal =
        DevTemporal.start(
            folder,
            "--log-level",
            "debug",
            "--db-filename",
            folder.resolve("temporal.db").toString());
    server = Optional.of(temporal);
    front = TlsFront.start(temporal.port(), folder);
    s3 = S3ProxyServer.withSessions(folder.resolve("s3"), "films");
  }

  @AfterEach
  void stop() throws Exception {
    server.ifPresent(DevTemporal::close);
    if (front != null) {
      front.close();
    }
    if (s3 != null) {
      s3.close();
    }
  }

  private PershotProcess pershot(String command, String... more) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ACCESS_KEY_ID", S3ProxyServer.ACCESS_KEY);
    environment.put("AWS_SECRET_ACCESS_KEY", S3ProxyServer.SECRET_KEY);
    environment.put("AWS_SESSION_TOKEN", TOKEN);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("TEMPORAL_API_KEY", API_KEY);
    environment.put("PERSHOT_LOG", "DEBUG");
    environment.put("PERSHOT_LOG_FORMAT", "json");
    environment.put("PERSHOT_STACKTRACE", "1");
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of(more));
    arguments.addAll(
        List.of(
            "--temporal",
            front.address(),
            "--tls-ca",
            front.certificate().toString(),
            "--store",
            "s3://films/store",
            "--s3-endpoint",
            s3.endpoint().toString(),
            "--scratch",
            folder.resolve("scratch").toString()));
    return PershotProcess.start(folder, environment, arguments.toArray(String[]::new));
  }

  @Test
  void title_ofAFleetWithSecrets_tellsThemNowhere() throws Exception {
    Path master = TinyMaster.write(folder.resolve("tiny.mp4"));
    Path policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
    int port = Ports.free();
    try (TraceReceiver receiver = TraceReceiver.start()) {
      PershotProcess worker =
          pershot(
              "worker",
              "--slots",
              "1",
              "--spot",
              "off",
              "--metrics",
              Integer.toString(port),
              "--otlp",
              receiver.url());
      Ended submitted =
          pershot(
                  "submit",
                  master.toString(),
                  "--policy",
                  policy.toString(),
                  "--wait",
                  "-o",
                  folder.resolve("out").toString())
              .end();
      assertThat(submitted.exitCode()).as(submitted.stderr()).isZero();
      Files.writeString(folder.resolve("metrics.txt"), Scrape.of(port, "/metrics").body());
      Ended status = pershot("status", "--json").end();
      assertThat(status.stdout()).as(status.stderr()).contains("\"state\":\"completed\"");
      worker.terminate();
      Ended left = worker.end();
      assertThat(left.exitCode()).as(left.stderr()).isZero();
      assertThat(left.stderr()).contains("\"level\":\"DEBUG\"");
      Files.writeString(folder.resolve("traces.txt"), receiver.told());

      assertFetchNeedsNoWorker(status);
    }
    assertThat(folder.resolve("metrics.txt")).content().contains("temporal_", "pershot_trials");
    assertThat(folder.resolve("traces.txt")).content().contains("RunActivity:RunTrials");
    assertThat(folder.resolve("out/history")).isNotEmptyDirectory();
    assertThat(folder.resolve("temporal.db")).isNotEmptyFile();
    assertThat(folder.resolve("server.log")).isNotEmptyFile();
    assertThat(PLANTED.findings(folder)).isEmpty();
  }

  /** It tells the run's own times, not those of whoever fetches. */
  private void assertFetchNeedsNoWorker(Ended status) throws Exception {
    String run = status.stdout().replaceAll("(?s).*\"run\":\"([0-9a-f]+)\".*", "$1");
    Instant began = Instant.now();
    Path out = folder.resolve("fetched");
    Ended fetched = pershot("fetch", run, "-o", out.toString()).end();
    assertThat(fetched.exitCode()).as(fetched.stderr()).isZero();
    assertThat(out.resolve("ladder.json"))
        .hasSameBinaryContentAs(folder.resolve("out/ladder.json"));
    var record = dev.pershot.model.Json.mapper().readTree(out.resolve("run.json").toFile());
    var first = dev.pershot.model.Json.mapper().readTree(folder.resolve("out/run.json").toFile());
    assertThat(record.get("started")).isEqualTo(first.get("started"));
    assertThat(record.get("wallSeconds")).isEqualTo(first.get("wallSeconds"));
    assertThat(record.get("trials")).isEqualTo(first.get("trials"));
    assertThat(Instant.parse(record.get("started").asText()))
        .isBefore(began.minus(Duration.ofSeconds(1)));
  }
}
