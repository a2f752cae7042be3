package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.app.engine.TitleSearch;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.model.Json;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of the program, disturbed and undisturbed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EncodeTest {
  private static final String POLICY =
      """
      {"resolutions": [90], "quantizers": {"min": 22, "max": 40, "step": 6},
       "analysisPreset": "veryfast", "finalPreset": "veryfast", "model": "v0.6.1",
       "qualityCeiling": 99, "minBitrateKbps": 10, "peakToAverage": 4}
      """;

  private Path folder = Path.of("");
  private Path master = Path.of("");
  private Path policy = Path.of("");
  private Ended undisturbed = new Ended(-1, "", "");

  @BeforeAll
  void encodeOnce(@TempDir Path shared) throws Exception {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    policy = Files.writeString(folder.resolve("policy.json"), POLICY);
    undisturbed = PershotProcess.run(folder, arguments("reference", "store", "2"));
  }

  private String[] arguments(String out, String store, String slots) {
    return new String[] {
      "encode", master.toString(),
      "-o", folder.resolve(out).toString(),
      "--policy", policy.toString(),
      "--store", folder.resolve(store).toString(),
      "--slots", slots
    };
  }

  @Test
  void encode_goodMaster_deliversAProvenLadder() throws IOException {
    assertThat(undisturbed.exitCode()).as(undisturbed.stderr()).isZero();
    Ladder ladder = ladder("reference");
    assertThat(ladder.frames()).isEqualTo(TinyMaster.FRAMES);
    assertThat(ladder.shots().shots()).hasSize(TinyMaster.SHOTS);
    assertThat(ladder.rungs()).hasSizeGreaterThan(1);
    for (int i = 0; i < ladder.rungs().size(); i++) {
      Ladder.Rung rung = ladder.rungs().get(i);
      assertThat(rung.measured().frames()).isEqualTo(TinyMaster.FRAMES);
      assertThat(Math.abs(rung.drift())).isLessThan(0.01);
      assertThat(undisturbed.stdout()).contains(rung.name());
      if (i > 0) {
        Ladder.Rung below = ladder.rungs().get(i - 1);
        assertThat(rung.measured().kbps()).isGreaterThan(below.measured().kbps());
        assertThat(rung.measured().mean()).isGreaterThan(below.measured().mean());
        assertThat(rung.resolution()).isGreaterThanOrEqualTo(below.resolution());
      }
    }
    assertThat(folder.resolve("reference"))
        .isDirectoryContaining(file -> file.endsWith("report.html"))
        .isDirectoryContaining(file -> file.endsWith("trials.csv"))
        .isDirectoryContaining(file -> file.endsWith("run.json"))
        .isDirectoryContaining(file -> file.endsWith("history"));
  }

  @Test
  void encode_sameStoreAgain_runsNoTrial() throws Exception {
    Ended again = PershotProcess.run(folder, arguments("again", "store", "2"));
    assertThat(again.exitCode()).as(again.stderr()).isZero();
    JsonNode trials = run("again").get("trials");
    assertThat(trials.get("run").asInt()).isZero();
    assertThat(trials.get("reused").asInt()).isPositive();
    assertThat(delivered("again")).isEqualTo(delivered("reference"));
  }

  @Test
  void encode_oneSlot_deliversTheSameBytes() throws Exception {
    Ended one = PershotProcess.run(folder, arguments("one", "store-one", "1"));
    assertThat(one.exitCode()).as(one.stderr()).isZero();
    assertThat(delivered("one")).isEqualTo(delivered("reference"));
  }

  /** Three trials at one size and four at the other, and what is in doubt beside them. */
  @Test
  void encode_byDefault_triesFewAndSaysWhatItDidNotTry() throws Exception {
    JsonNode trials = run("reference").get("trials");
    Ladder ladder = ladder("reference");
    int first = TinyMaster.SHOTS * (3 + 4);
    int most = TinyMaster.SHOTS * (3 + 4 + 5 + ladder.rungs().size());

    assertThat(trials.get("run").asInt()).isBetween(first + 1, most);
    assertThat(ladder.rungs().stream().flatMap(rung -> rung.shots().stream()))
        .anyMatch(ShotChoice::interpolated);
    for (Ladder.Rung rung : ladder.rungs()) {
      assertThat(rung.predicted().mean()).isCloseTo(rung.encoded().mean(), within(2.0));
      assertThat(rung.predicted().kbps()).isCloseTo(rung.measured().kbps(), withinPercentage(20));
    }
  }

  /** What it tries is what it delivers. */
  @Test
  void encode_exhaustively_triesEachRecipeAndEncodesNothingTwice() throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of(arguments("exhaustive", "store-exhaustive", "2")));
    arguments.addAll(List.of("--sampling", "exhaustive"));

    Ended ended = PershotProcess.run(folder, arguments.toArray(String[]::new));

    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    int matrix = TinyMaster.SHOTS * 2 * 4;
    assertThat(run("exhaustive").get("trials").get("run").asInt()).isEqualTo(matrix);
    for (Ladder.Rung rung : ladder("exhaustive").rungs()) {
      assertThat(rung.shots()).noneMatch(ShotChoice::interpolated);
      assertThat(rung.predicted().mean()).isEqualTo(rung.encoded().mean());
    }
  }

  @Test
  void encode_killedAgainAndAgain_endsWithTheSameBytes() throws Exception {
    Random random = new Random(7);
    List<Long> artifactsAtKill = new ArrayList<>();
    for (int kill = 0; kill < 3; kill++) {
      long wanted = artifacts("store-killed") + 2 + random.nextInt(6);
      PershotProcess victim =
          PershotProcess.start(folder, arguments("killed", "store-killed", "2"));
      while (victim.isAlive() && artifacts("store-killed") < wanted) {
        Thread.sleep(5);
      }
      victim.kill();
      victim.end();
      artifactsAtKill.add(artifacts("store-killed"));
    }
    Ended last = PershotProcess.run(folder, arguments("killed", "store-killed", "2"));
    assertThat(last.exitCode()).as(last.stderr()).isZero();
    assertThat(artifactsAtKill).isSorted();
    assertThat(run("killed").get("trials").get("reused").asInt()).isPositive();
    assertThat(delivered("killed")).isEqualTo(delivered("reference"));
  }

  @Test
  void encode_terminated_leavesAStoreFromWhichTheNextStartGoesOn() throws Exception {
    PershotProcess first =
        PershotProcess.start(folder, arguments("terminated", "store-terminated", "1"));
    while (first.isAlive() && artifacts("store-terminated") < 5) {
      Thread.sleep(5);
    }
    first.terminate();
    Ended stopped = first.end();
    assertThat(stopped.exitCode()).as(stopped.stderr()).isEqualTo(130);
    assertThat(stopped.stderr()).contains("Start again to go on").doesNotContain("Exception");
    assertThat(folder.resolve("terminated/ladder.json")).doesNotExist();

    Ended second = PershotProcess.run(folder, arguments("terminated", "store-terminated", "1"));
    assertThat(second.exitCode()).as(second.stderr()).isZero();
    assertThat(run("terminated").get("trials").get("reused").asInt()).isPositive();
    assertThat(delivered("terminated")).isEqualTo(delivered("reference"));
  }

  @Test
  void encode_json_writesOneObjectALine() throws Exception {
    List<String> arguments = new ArrayList<>(List.of(arguments("json", "store", "2")));
    arguments.add("--json");
    Ended ended = PershotProcess.run(folder, arguments.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    List<String> types =
        ended
            .stdout()
            .lines()
            .map(
                line -> {
                  try {
                    return Json.mapper().readTree(line).get("type").asText();
                  } catch (IOException e) {
                    throw new AssertionError("not JSON: " + line, e);
                  }
                })
            .toList();
    assertThat(types).contains("rung").endsWith("done");
  }

  @Test
  void encode_onATemporalService_deliversTheSameBytes() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> arguments = new ArrayList<>(List.of(arguments("remote", "store-remote", "2")));
    arguments.addAll(List.of("--temporal", "127.0.0.1:" + port, "--namespace", "default"));
    try (var server = TestServer.createPortBoundServer(port)) {
      assertThat(server).isNotNull();
      letTitlesBeSearched("127.0.0.1:" + port);
      Ended ended = PershotProcess.run(folder, arguments.toArray(String[]::new));
      assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    }
    assertThat(delivered("remote")).isEqualTo(delivered("reference"));
  }

  /** This server, unlike real ones, keeps half of a title whose attributes it refused. */
  private static void letTitlesBeSearched(String target) {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(target)
                .validateAndBuildWithDefaults());
    AddSearchAttributesRequest.Builder known =
        AddSearchAttributesRequest.newBuilder().setNamespace("default");
    TitleSearch.keywords()
        .forEach(
            name -> known.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    assertThat(operator.blockingStub().addSearchAttributes(known.build())).isNotNull();
    operator.shutdownNow();
  }

  @Test
  void encode_noTemporalServiceThere_failsInOneSentence() throws Exception {
    List<String> arguments = new ArrayList<>(List.of(arguments("nobody", "store", "2")));
    arguments.addAll(List.of("--temporal", "127.0.0.1:1"));
    Ended ended = PershotProcess.run(folder, arguments.toArray(String[]::new));
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.stderr())
        .contains("no Temporal service answers at 127.0.0.1:1")
        .doesNotContain("\tat ");
  }

  private Ladder ladder(String out) throws IOException {
    return Ladder.read(Files.readAllBytes(folder.resolve(out).resolve("ladder.json")), out);
  }

  private JsonNode run(String out) throws IOException {
    return Json.mapper().readTree(folder.resolve(out).resolve("run.json").toFile());
  }

  private Map<String, String> delivered(String out) throws IOException {
    return Published.hashes(folder.resolve(out));
  }

  private long artifacts(String store) throws IOException {
    Path trials = folder.resolve(store).resolve("trials");
    if (!Files.isDirectory(trials)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(trials)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
