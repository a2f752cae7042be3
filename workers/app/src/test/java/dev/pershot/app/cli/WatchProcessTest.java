package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.app.watch.Messages;
import dev.pershot.app.watch.SqsServer;
import dev.pershot.model.Json;
import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.storage.s3.S3ProxyServer;
import dev.pershot.storage.s3.S3Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, with a real Temporal server and a worker. */
@Tag("fleet")
final class WatchProcessTest {
  private static final S3Place MASTER = new S3Place("films", "reel 1/tiny.mp4");

  @TempDir private Path folder = Path.of("");

  @Test
  void watch_killedWhileATitleWaits_findsItAgainAndSaysItsEnd() throws Exception {
    List<PershotProcess> processes = new ArrayList<>();
    try (DevTemporal temporal = DevTemporal.start(folder);
        S3ProxyServer s3 = S3ProxyServer.start(folder.resolve("s3"), "films", "ladders", "store");
        SqsServer sqs = SqsServer.start()) {
      Map<String, String> credentials =
          Map.of(
              "AWS_ACCESS_KEY_ID",
              S3ProxyServer.ACCESS_KEY,
              "AWS_SECRET_ACCESS_KEY",
              S3ProxyServer.SECRET_KEY,
              "AWS_EC2_METADATA_DISABLED",
              "true");
      List<String> fleet =
          List.of(
              "--temporal",
              temporal.address(),
              "--store",
              "s3://store/pershot",
              "--s3-endpoint",
              s3.endpoint().toString(),
              "--scratch",
              folder.resolve("scratch").toString());
      Path policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
      List<String> watch = new ArrayList<>(List.of("watch", "--queue", sqs.queue()));
      watch.addAll(List.of("--output", "s3://ladders/{key}", "--policy", policy.toString()));
      watch.addAll(fleet);
      int metrics = Ports.free();
      watch.addAll(List.of("--metrics", Integer.toString(metrics)));
      S3Objects objects = S3Objects.at(S3Settings.of(Optional.of(s3.endpoint())));
      objects.put(MASTER, TinyMaster.write(folder.resolve("tiny.mp4")), "video/mp4");
      sqs.send(Messages.ofEventBridge("films", MASTER.key(), objects.master(MASTER).etag()));

      processes.add(start(credentials, watch));
      await(objects, "queued");
      // It says so before Temporal has the title, and a title that Temporal has not is started
      // anew.
      processes.get(0).awaitSaid(" is title ");
      assertThat(Scrape.of(metrics, "/health/ready").status()).isEqualTo(200);
      assertThat(Scrape.of(metrics, "/metrics").body())
          .contains("pershot_uploads_total{outcome=\"started\"} 1.0", "temporal_request_total");
      processes.get(0).kill();
      List<String> work = new ArrayList<>(List.of("worker", "--slots", "1", "--spot", "off"));
      work.addAll(fleet);
      processes.add(start(credentials, work));
      PershotProcess second = start(credentials, watch);
      processes.add(second);
      JsonNode status = await(objects, "done");

      assertThat(status.get("output").asText()).isEqualTo("s3://ladders/reel 1/tiny.mp4");
      S3Place ladder = S3Place.parse(status.get("output").asText() + "/ladder.json");
      assertThat(objects.read(ladder)).isPresent();
      second.terminate();
      Ended ended = second.end();
      assertThat(ended.exitCode()).as(ended.stderr()).isZero();
      assertThat(ended.stderr())
          .contains("found 1 under way", "is done: s3://ladders/reel 1/tiny.mp4")
          .doesNotContain("\tat ", S3ProxyServer.SECRET_KEY, S3ProxyServer.ACCESS_KEY);
    } finally {
      processes.forEach(PershotProcess::kill);
    }
  }

  private PershotProcess start(Map<String, String> environment, List<String> arguments)
      throws Exception {
    return PershotProcess.start(folder, environment, arguments.toArray(String[]::new));
  }

  private static JsonNode await(S3Objects objects, String state) throws Exception {
    S3Place place = new S3Place(MASTER.bucket(), MASTER.key() + ".pershot.json");
    Instant end = Instant.now().plus(Duration.ofMinutes(6));
    while (true) {
      Optional<byte[]> json = objects.read(place);
      if (json.isPresent()) {
        JsonNode status = Json.mapper().readTree(json.get());
        if (status.get("state").asText().equals(state)) {
          return status;
        }
      }
      assertThat(Instant.now()).as("not " + state + " in time").isBefore(end);
      Thread.sleep(200);
    }
  }
}
