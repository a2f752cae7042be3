package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.app.qoe.ExhaustiveTrials;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.qoe.DeliveredTitle;
import dev.pershot.qoe.StreamedTitle.Rung;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code pershot qoe} over a folder that {@code pershot encode} has left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QoeCommandTest {
  private static final String POLICY =
      """
      {"resolutions": [90], "quantizers": {"min": 22, "max": 40, "step": 6},
       "finalPreset": "veryfast", "model": "v0.6.1", "sampling": "exhaustive",
       "qualityCeiling": 99, "minBitrateKbps": 10, "peakToAverage": 4, "segmentSeconds": 1, "gopSeconds": 1}
      """;

  private static final String SLOW =
      "[{\"duration_ms\": 1000, \"bandwidth_kbps\": 60, \"latency_ms\": 30}]";
  private static final String UNEVEN =
      "[{\"duration_ms\": 2000, \"bandwidth_kbps\": 900, \"latency_ms\": 30},"
          + "{\"duration_ms\": 3000, \"bandwidth_kbps\": 150, \"latency_ms\": 90}]";

  private Path folder = Path.of("");
  private Path out = Path.of("");
  private Path traces = Path.of("");

  @BeforeAll
  void encodeOnce(@TempDir Path shared) throws Exception {
    folder = shared;
    out = folder.resolve("out");
    Path master = TinyMaster.write(folder.resolve("tiny.mp4"));
    Path policy = Files.writeString(folder.resolve("policy.json"), POLICY);
    Ended encoded =
        PershotProcess.run(
            folder,
            "encode",
            master.toString(),
            "--output=" + out,
            "--policy=" + policy,
            "--store=" + folder.resolve("store"));
    assertThat(encoded.exitCode()).as(encoded.stderr()).isZero();
    traces = Files.createDirectory(folder.resolve("traces"));
    Files.writeString(traces.resolve("slow.json"), SLOW);
    Files.writeString(traces.resolve("uneven.json"), UNEVEN);
    Files.writeString(traces.resolve("movie.json"), "{\"segment_duration_ms\": 3000}");
  }

  private Ended qoe(Path output, Path networks, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("qoe", output.toString(), "--traces", networks.toString()));
    arguments.addAll(List.of(more));
    return PershotProcess.run(folder, arguments.toArray(String[]::new));
  }

  @Test
  void qoe_deliveredLadder_printsEachPlayerAndTheTotal() throws Exception {
    Ended ended = qoe(out, traces, "--length", "60");
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    assertThat(ended.stderr()).contains("not traces: movie.json");
    assertThat(ended.stdout().lines().map(line -> line.replaceFirst(" .*", "")))
        .containsExactly("delivered", "bba0", "bola", "bolae", "throughput", "dynamic", "all");
    assertThat(qoe(out, traces, "--length", "60").stdout()).isEqualTo(ended.stdout());
  }

  @Test
  void qoe_jsonOfTwoPlayersAndFixed_hasSessionsSummariesAndTotals() throws Exception {
    Ended ended =
        qoe(out, traces, "--json", "--player", "bola,dynamic", "--fixed", "--length", "60");
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    List<JsonNode> lines =
        ended
            .stdout()
            .lines()
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .map(line -> Json.read(line, JsonNode.class, ErrorCode.INTERNAL, "stdout"))
            .toList();
    for (String ladder : List.of("delivered", "fixed")) {
      List<JsonNode> own =
          lines.stream().filter(line -> line.path("ladder").asText().equals(ladder)).toList();
      assertThat(own).filteredOn(l -> l.path("type").asText().equals("qoeSession")).hasSize(4);
      assertThat(own)
          .filteredOn(line -> line.path("type").asText().equals("qoe"))
          .extracting(line -> line.path("player").asText())
          .containsExactly("bola", "dynamic", "all");
      assertThat(own).allSatisfy(QoeCommandTest::assertPlausible);
    }
    assertThat(lines).hasSize(14);
  }

  private static void assertPlausible(JsonNode line) {
    assertThat(line.path("schema").asInt()).isEqualTo(1);
    assertThat(line.path("meanVmaf").asDouble()).isBetween(5.0, 100.0);
    assertThat(line.path("p5Vmaf").asDouble()).isBetween(1.0, line.path("meanVmaf").asDouble());
    assertThat(line.path("rebufferRatio").asDouble()).isBetween(0.0, 0.999);
    assertThat(line.path("startupSeconds").asDouble()).isPositive();
    assertThat(line.has("switches")).isTrue();
  }

  @Test
  void delivered_folder_hasTheBytesAndTheQualityThatTheLadderTells() {
    PublishedLadder published = PublishedLadder.open(out);
    DeliveredTitle delivered = published.delivered();
    assertThat(delivered.title().segments()).isEqualTo(TinyMaster.SHOTS);
    assertThat(delivered.title().rungs()).hasSizeGreaterThan(1);
    for (int i = 0; i < delivered.title().rungs().size(); i++) {
      Rung rung = delivered.title().rungs().get(i);
      var measured = published.ladder().rungs().get(i).measured();
      assertThat(rung.kbps()).isCloseTo(measured.kbps(), within(0.01));
      double vmaf = rung.segmentVmaf().stream().mapToDouble(v -> v).average().orElseThrow();
      assertThat(vmaf).isCloseTo(measured.mean(), within(0.001));
    }
  }

  @Test
  void fixed_ownTrials_hasTheBytesOfEachRung() {
    PublishedLadder published = PublishedLadder.open(out);
    DeliveredTitle delivered = published.delivered();
    List<Rung> fixed = new ExhaustiveTrials(published).fixed(delivered).rungs();
    for (int i = 0; i < fixed.size(); i++) {
      double bits = fixed.get(i).segmentBits().stream().mapToDouble(b -> b).sum();
      double own =
          delivered.title().rungs().get(i).segmentBits().stream().mapToDouble(b -> b).sum();
      assertThat(bits / own).isCloseTo(1, within(1e-6));
    }
  }

  private static void assertRefused(Ended ended, int exitCode, String... words) {
    assertThat(ended.exitCode()).as(ended.stderr()).isEqualTo(exitCode);
    assertThat(ended.stderr().lines()).as(ended.stderr()).hasSize(1);
    assertThat(ended.stderr()).startsWith("pershot: ").contains(words).doesNotContain("Exception");
    assertThat(ended.stdout()).isEmpty();
  }

  @Test
  void qoe_badFolders_areRefusedInOneSentence() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(qoe(empty, traces), 1, "empty", "no ladder.json");
    assertRefused(qoe(folder.resolve("nowhere"), traces), 1, "nowhere", "no ladder.json");
    assertRefused(qoe(out, empty), 1, "empty", "no traces");
    assertRefused(qoe(out, folder.resolve("nowhere")), 1, "nowhere", "folder of traces");
    assertRefused(qoe(out, traces, "--player", "vlc"), 2, "vlc", "bba0");
    assertRefused(qoe(out, traces, "--buffer", "1"), 2, "--buffer", "1.0 s");
  }

  @Test
  void qoe_brokenTrace_isRefusedNamingItAndItsFault() throws Exception {
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("a.json"), "[{\"duration_ms\": 5");
    assertRefused(qoe(out, broken), 1, "a.json", "line 1");
    Files.writeString(broken.resolve("a.json"), "[{\"duration_ms\": 5, \"latency_ms\": 5}]");
    assertRefused(qoe(out, broken), 1, "a.json", "bandwidth_kbps");
  }

  @Test
  void qoe_folderWithoutASegment_isRefusedNamingIt() throws Exception {
    Path torn = folder.resolve("torn");
    copy(out, torn);
    Path playlist = firstPlaylist(torn);
    String rung = playlist.getFileName().toString().replace(".m3u8", "");
    Files.delete(torn.resolve("media").resolve(rung).resolve("2.m4s"));
    assertRefused(qoe(torn, traces), 1, "2.m4s", "not there");
    Files.delete(playlist);
    assertRefused(qoe(torn, traces), 1, playlist.getFileName().toString(), "cannot read");
    Files.writeString(torn.resolve("ladder.json"), "{\"schema\": 99}");
    assertRefused(qoe(torn, traces), 1, "ladder.json", "schema 99");
  }

  private static Path firstPlaylist(Path output) throws IOException {
    String rung = PublishedLadder.open(output).ladder().rungs().get(0).name();
    return output.resolve("hls").resolve(rung + ".m3u8");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
