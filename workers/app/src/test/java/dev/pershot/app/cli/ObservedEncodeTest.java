package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.model.Json;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a whole run tells of itself, by metrics, log lines and traces. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ObservedEncodeTest {
  private static final double PRICE = 36;

  private Scrape last = new Scrape(0, "");
  private final List<Integer> ready = new ArrayList<>();
  private Ended ended = new Ended(-1, "", "");
  private JsonNode run = Json.mapper().createObjectNode();
  private List<Span> spans = List.of();
  private List<JsonNode> lines = List.of();

  @BeforeAll
  void encodeOnce(@TempDir Path folder) throws Exception {
    Path master = TinyMaster.write(folder.resolve("tiny.mp4"));
    Path policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
    Path out = folder.resolve("out");
    int port = Ports.free();
    try (TraceReceiver receiver = TraceReceiver.start()) {
      PershotProcess process =
          PershotProcess.start(
              folder,
              "encode",
              master.toString(),
              "-o",
              out.toString(),
              "--policy",
              policy.toString(),
              "--store",
              folder.resolve("store").toString(),
              "--slots",
              "2",
              "--metrics",
              Integer.toString(port),
              "--price-per-core-hour",
              Double.toString(PRICE),
              "--log-format",
              "json",
              "--otlp",
              receiver.url());
      watch(process, port);
      ended = process.end();
      spans = receiver.spans();
    }
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    run = Json.mapper().readTree(out.resolve("run.json").toFile());
    lines = objects(ended.stderr());
  }

  /** Publishing and ending come after the last count, so the last answer has all of them. */
  private void watch(PershotProcess process, int port) throws Exception {
    while (process.isAlive()) {
      try {
        ready.add(Scrape.of(port, "/health/ready").status());
        last = Scrape.of(port, "/metrics");
      } catch (ConnectException e) {
        // Not yet, or no longer.
      } catch (IOException e) {
        assertThat(last.status()).as("an answer before " + e).isEqualTo(200);
      }
      Thread.sleep(20);
    }
  }

  private static List<JsonNode> objects(String stderr) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : stderr.lines().filter(line -> line.startsWith("{")).toList()) {
      objects.add(Json.mapper().readTree(line));
    }
    return objects;
  }

  @Test
  void metrics_ofARun_sayWhatItsRecordSays() {
    JsonNode cpu = run.get("cpuSeconds");
    assertThat(last.sum("pershot_trials_total", "result=\"made\""))
        .isEqualTo(run.get("trials").get("run").asInt())
        .isPositive();
    for (String stage : List.of("decode", "scale", "encode", "score")) {
      String label = "stage=\"" + stage + "\"";
      assertThat(
              last.sum("pershot_trial_cpu_seconds_total", label)
                  + last.sum("pershot_proof_cpu_seconds_total", label))
          .as(stage)
          .isCloseTo(cpu.get(stage).asDouble(), within(1e-6));
    }
    assertThat(last.sum("pershot_frames_total", "work=\"inspected\"")).isEqualTo(TinyMaster.FRAMES);
    assertThat(last.sum("pershot_frames_total", "work=\"proven\"") % TinyMaster.FRAMES).isZero();
    assertThat(last.sum("pershot_store_written_bytes_total")).isGreaterThan(10_000);
  }

  @Test
  void metrics_ofAGoodRun_costWhatItTookAndWasteNothing() {
    double committed = last.sum("pershot_work_cpu_seconds_total", "outcome=\"committed\"");

    assertThat(committed)
        .isGreaterThanOrEqualTo(
            last.sum("pershot_trial_cpu_seconds_total")
                + last.sum("pershot_proof_cpu_seconds_total"));
    assertThat(last.sum("pershot_cost_total", "outcome=\"committed\""))
        .isCloseTo(committed / 3600 * PRICE, within(1e-6));
    assertThat(last.sum("pershot_work_cpu_seconds_total")).isEqualTo(committed);
  }

  @Test
  void metrics_ofTemporal_haveTheQueueWaitInBuckets() {
    assertThat(
            last.sum(
                "temporal_activity_schedule_to_start_latency_seconds_count",
                "activity_type=\"RunTrials\""))
        .isPositive();
    assertThat(
            last.sum(
                "temporal_activity_schedule_to_start_latency_seconds_bucket",
                "activity_type=\"RunTrials\"",
                "le=\"600.0\""))
        .isPositive();
  }

  @Test
  void metrics_haveNoLabelOfATitle() {
    assertThat(last.body()).doesNotContain(run.get("runId").asText()).doesNotContain("tiny.mp4");
  }

  @Test
  void readiness_whileARunGoesOn_isOk() {
    assertThat(ready).contains(200);
  }

  @Test
  void log_asJson_namesTitleShotAndTrial() {
    List<JsonNode> made =
        lines.stream()
            .filter(line -> line.get("formattedMessage").asText().equals("a trial is made"))
            .toList();

    assertThat(made).hasSize(run.get("trials").get("run").asInt());
    for (JsonNode line : made) {
      assertThat(line.get("timestamp").asLong()).isPositive();
      assertThat(line.get("level").asText()).isEqualTo("INFO");
      assertThat(line.get("loggerName").asText()).startsWith("dev.pershot");
      assertThat(line.get("mdc").get("title").asText()).isEqualTo(run.get("runId").asText());
      assertThat(line.get("mdc").get("shot").asInt()).isBetween(0, TinyMaster.SHOTS - 1);
      assertThat(line.get("mdc").get("trial").asText()).contains("veryfast");
      assertThat(line.get("kvpList").toString()).containsPattern("trialKey.*[0-9a-f]{64}");
    }
  }

  @Test
  void log_asJson_hasNoOtherLinesThanProgress() {
    assertThat(ended.stderr().lines().filter(line -> !line.startsWith("{")))
        .allMatch(line -> line.matches("(reading|inspect|analyse|deliver|prove) .*"));
  }

  @Test
  void traces_ofARun_areOneTreeFromTheTitleToItsTrials() {
    Map<ByteString, Span> byId = new HashMap<>();
    spans.forEach(span -> byId.put(span.getSpanId(), span));

    assertThat(spans.stream().filter(span -> span.getParentSpanId().isEmpty()))
        .extracting(Span::getName)
        .containsExactly("StartWorkflow:TitleWorkflow");
    assertThat(spans.stream().map(Span::getTraceId).distinct()).hasSize(1);
    List<Span> trials =
        spans.stream().filter(span -> span.getName().equals("RunActivity:RunTrials")).toList();
    assertThat(trials).hasSizeGreaterThanOrEqualTo(TinyMaster.SHOTS);
    for (Span trial : trials) {
      assertThat(ancestors(trial, byId))
          .containsExactly(
              "StartActivity:RunTrials",
              "RunWorkflow:ShotGroupWorkflow",
              "StartChildWorkflow:ShotGroupWorkflow",
              "RunWorkflow:TitleWorkflow",
              "StartWorkflow:TitleWorkflow");
    }
  }

  private static List<String> ancestors(Span span, Map<ByteString, Span> byId) {
    List<String> names = new ArrayList<>();
    Span at = byId.get(span.getParentSpanId());
    while (at != null) {
      names.add(at.getName());
      at = byId.get(at.getParentSpanId());
    }
    return names;
  }
}
