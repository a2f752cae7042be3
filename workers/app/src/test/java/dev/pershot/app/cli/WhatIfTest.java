package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Finished runs under other policies or with parts set by hand, against fresh ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WhatIfTest {
  private Path folder = Path.of("");
  private Path master = Path.of("");
  private List<Path> firstTrials = List.of();

  @BeforeAll
  void encodeOnce(@TempDir Path shared) throws Exception {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    encode("first", "store", policy("first", "qualityCeiling", 99));
    firstTrials = files(folder.resolve("store/trials"));
  }

  /** The master is away: nothing of it is needed. */
  @Test
  void ladder_nothingMissing_isThatOfAFreshRunAndMakesNothing() throws Exception {
    String lower = policy("lower", "qualityCeiling", 80);
    encode("fresh", "fresh-store", lower);
    encode("there", "store", lower);

    Ended ended =
        ended(
            0,
            "ladder",
            file("first"),
            "--policy",
            lower,
            "--store",
            file("store"),
            "--master",
            file("away.mp4"));

    assertThat(ended.stderr()).doesNotContain("missing");
    assertThat(Published.hashes(folder.resolve("first-lower-policy")))
        .isEqualTo(Published.hashes(folder.resolve("fresh")));
    assertThat(run("first-lower-policy").at("/trials/run").asInt()).isZero();
    assertThat(run("first-lower-policy").at("/trials/reused").asInt()).isPositive();
  }

  @Test
  void ladder_trialsMissing_saysWhichAndMakesThoseOnly() throws Exception {
    String finer = policy("finer", "rungSpacing", 1.25);
    String[] again = {
      "ladder", file("first"), "--policy", finer, "-o", file("finer"), "--store", file("store")
    };
    String[] asking = Arrays.copyOf(again, again.length + 1);
    asking[again.length] = "--dry-run";
    assertThat(ended(0, asking).stderr()).contains("missing: ", "CPU s");
    assertThat(folder.resolve("finer/ladder.json")).doesNotExist();

    assertThat(ended(0, again).stderr()).contains("missing: ", "CPU s");
    encode("finer-fresh", "finer-store", finer);

    assertThat(Published.hashes(folder.resolve("finer")))
        .isEqualTo(Published.hashes(folder.resolve("finer-fresh")));
    assertThat(run("finer").at("/trials/run").asInt())
        .isLessThan(run("finer-fresh").at("/trials/run").asInt());
  }

  /** By its name in the finished run's ladder, and by its number in a run from the beginning. */
  @Test
  void ladder_aShotSetByHand_makesItsEncodeAndItsRungOnly() throws Exception {
    JsonNode top = topOf(ladder("first"));
    String name = top.path("name").asText();
    double quantizer = top.at("/shots/2/quantizer").asDouble() + 2.25;
    Set<String> packages = packages("store");
    String[] override = {
      "ladder",
      file("first"),
      "--override",
      name + ":2=" + quantizer,
      "-o",
      file("by-hand"),
      "--store",
      file("store")
    };

    assertThat(ended(0, override).stderr())
        .contains(
            "missing: 0 trials, 1 final encode, 1 rung to package", ", 320x180 at " + quantizer);

    assertThat(run("by-hand").at("/trials/run").asInt()).isEqualTo(1);
    JsonNode made = ladder("by-hand");
    assertThat(made.path("overrides").toString())
        .isEqualTo(
            "[{\"rung\":\"%s\",\"shot\":2,\"resolution\":\"320x180\",\"quantizer\":%s}]"
                .formatted(name, quantizer));
    assertThat(topOf(made).at("/shots/2/quantizer").asDouble()).isEqualTo(quantizer);
    assertThat(packages("store")).containsAll(packages).hasSize(packages.size() + 1);
    Map<String, String> before = media("first");
    Map<String, String> after = media("by-hand");
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after)
        .allSatisfy(
            (file, hash) -> {
              if (!file.startsWith("media/" + name)) {
                assertThat(hash).isEqualTo(before.get(file));
              }
            });
    assertThat(after).isNotEqualTo(before);
    assertThat(ended(0, override).stderr()).doesNotContain("missing");

    ended(
        0,
        "encode",
        master.toString(),
        "-o",
        file("by-hand-fresh"),
        "--policy",
        file("first-policy.json"),
        "--override",
        "1:2=" + quantizer,
        "--store",
        file("by-hand-store"));
    assertThat(Published.hashes(folder.resolve("by-hand-fresh")))
        .isEqualTo(Published.hashes(folder.resolve("by-hand")));
    assertThat(run("by-hand-fresh").path("runId")).isEqualTo(run("by-hand").path("runId"));
  }

  @Test
  void ladder_aRungsResolutionSetByHand_choosesItsQuantizersAnew() throws Exception {
    JsonNode rungs = ladder("first").path("rungs");
    int place = 0;
    while (!rungs.get(place).path("resolution").asText().equals("320x180")) {
      place++;
    }
    String name = rungs.get(place).path("name").asText();

    ended(
        0,
        "ladder",
        file("first"),
        "--override",
        name + "=90p",
        "-o",
        file("smaller"),
        "--store",
        file("store"));

    JsonNode smaller = ladder("smaller").path("rungs");
    // Counted from the top: a rung that no longer lies below the changed one is left out.
    for (int above = 1; above < rungs.size() - place; above++) {
      assertThat(smaller.get(smaller.size() - above).path("shots"))
          .isEqualTo(rungs.get(rungs.size() - above).path("shots"));
    }
    JsonNode changed = smaller.get(smaller.size() - (rungs.size() - place));
    assertThat(changed.path("resolution").asText()).isEqualTo("160x90");
    // As much of the rung's rate as the smaller size takes at the lowest quantizer.
    assertThat(changed.at("/measured/kbps").asDouble())
        .isBetween(
            rungs.get(0).at("/measured/kbps").asDouble(),
            rungs.get(place).at("/measured/kbps").asDouble() * 1.05);
  }

  @Test
  void ladder_overridesThatCannotBe_failInOneSentence() throws Exception {
    refused(2, "there is no shot 9; the title has shots 0 to 3", "1:9=30");
    refused(2, "there is no rung 99", "99:0=30");
    refused(2, "there is no rung 07-720p", "07-720p:0=30");
    refused(2, "lies in 1..51", "1:0=60");
    refused(2, "in steps of 0.25", "1:0=30.1");
    refused(2, "have one resolution", "1:0=160x90@30");
    refused(2, "none of the sizes", "1=720p");
    refused(2, "an override reads", "1:x=30");
    refused(2, "that was set already", "1:0=30", "1:0=31");
    refused(1, "which was set by hand", "2:0=1", "2:1=1", "2:2=1", "2:3=1");
  }

  private void refused(int exitCode, String why, String... overrides) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("ladder", file("first"), "-o", file("refused"), "--store", file("store")));
    for (String override : overrides) {
      arguments.addAll(List.of("--override", override));
    }
    Ended ended = ended(exitCode, arguments.toArray(String[]::new));
    assertThat(ended.stderr()).contains(why).doesNotContain("\tat ");
    assertThat(folder.resolve("refused/ladder.json")).doesNotExist();
  }

  /** Of a store of its own, since it is damaged. */
  @Test
  void ladder_aShotMadeAgain_isComparedAndTheStoreKept() throws Exception {
    encode("kept", "kept-store", file("first-policy.json"));
    String[] again = {
      "ladder",
      file("kept"),
      "--again",
      "2",
      "-o",
      file("kept-again"),
      "--store",
      file("kept-store")
    };
    Map<String, String> before = stored("kept-store");

    assertThat(ended(0, again).stderr())
        .containsPattern("shot 2: [1-9]\\d* trials made again, all equal\n");

    assertThat(stored("kept-store")).isEqualTo(before);
    assertThat(Published.hashes(folder.resolve("kept-again")))
        .isEqualTo(Published.hashes(folder.resolve("kept")));
    ended(2, "ladder", file("kept"), "--again", "4", "--store", file("kept-store"));

    Path stream = streamOf(2, "kept-store");
    byte[] bytes = Files.readAllBytes(stream);
    Files.delete(stream);
    assertThat(ended(0, again).stderr()).contains("; 1 of them the store had lost");
    assertThat(stream).hasBinaryContent(bytes);

    byte[] other = bytes.clone();
    other[bytes.length / 2] ^= 1;
    Files.delete(stream);
    Files.write(stream, other);
    assertThat(ended(1, again).stderr()).contains("the trial of shot 2 (frames ", "is not what");
    Files.write(stream, bytes);

    Path trial = trialOf(2, "kept-store");
    String json = Files.readString(trial);
    Files.delete(trial);
    Files.writeString(
        trial, json.replaceFirst("\"streamSha256\":\"[0-9a-f]{8}", "\"streamSha256\":\"00000000"));
    assertThat(ended(1, again).stderr())
        .contains("the trial of shot 2 (frames ", "was encoded to ")
        .doesNotContain("\tat ");
  }

  @Test
  void encode_whatAnalysisEncoded_isNotEncodedAgain() throws Exception {
    Map<String, Integer> times = new TreeMap<>();
    Map<String, Integer> encoded = new TreeMap<>();
    for (Path file : firstTrials) {
      JsonNode trial = Json.mapper().readTree(file.toFile());
      String encode = trial.at("/spec/range") + " " + trial.at("/spec/recipe");
      times.merge(encode, 1, Integer::sum);
      if (trial.at("/cpuSeconds/encode").asDouble() > 0) {
        encoded.merge(encode, 1, Integer::sum);
      }
    }

    assertThat(times).containsValue(2);
    assertThat(encoded.keySet()).isEqualTo(times.keySet());
    assertThat(encoded.values()).containsOnly(1);
  }

  private Map<String, String> stored(String store) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String kind : List.of("trials", "streams")) {
      for (Path file : files(folder.resolve(store).resolve(kind))) {
        hashes.put(file.toString(), Json.sha256(Files.readAllBytes(file)));
      }
    }
    assertThat(hashes).hasSizeGreaterThan(10);
    return hashes;
  }

  /** A trial of a shot, that is: one of many. */
  private Path trialOf(int shot, String store) throws IOException {
    int start = shot * TinyMaster.SHOT_FRAMES;
    for (Path file : files(folder.resolve(store).resolve("trials"))) {
      JsonNode trial = Json.mapper().readTree(file.toFile());
      if (trial.at("/spec/range/start").asInt() == start) {
        return file;
      }
    }
    throw new AssertionError("the store has no trial of shot " + shot);
  }

  private Path streamOf(int shot, String store) throws IOException {
    return stream(trialOf(shot, store));
  }

  private static Path stream(Path trial) {
    return Path.of(
        trial.toString().replace("/trials/", "/streams/").replaceFirst("\\.json$", ".h264"));
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Set<String> packages(String store) throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path file : files(folder.resolve(store).resolve("packages"))) {
      if (file.getFileName().toString().equals("track.json")) {
        packages.add(file.toString());
      }
    }
    assertThat(packages).hasSizeGreaterThan(1);
    return packages;
  }

  private Map<String, String> media(String out) throws IOException {
    Map<String, String> media = new TreeMap<>(Published.hashes(folder.resolve(out)));
    media.keySet().removeIf(file -> !file.startsWith("media/"));
    return media;
  }

  private JsonNode ladder(String out) throws IOException {
    return Json.mapper().readTree(folder.resolve(out).resolve("ladder.json").toFile());
  }

  private static JsonNode topOf(JsonNode ladder) {
    return ladder.path("rungs").get(ladder.path("rungs").size() - 1);
  }

  @Test
  void ladder_aRunThatIsNotThere_failsInOneSentence() throws Exception {
    Ended none = ended(1, "ladder", file("nowhere"), "-o", file("o"), "--store", file("store"));
    assertThat(none.stderr()).contains("run.json", "name a run's output folder");
    Ended other = ended(1, "ladder", "0".repeat(32), "-o", file("o"), "--store", file("store"));
    assertThat(other.stderr()).contains("the store has no run 000").doesNotContain("\tat ");
  }

  /** The first segment, and one in the middle; from a folder without its store. */
  @Test
  void reproduce_aSegment_isEqualAndAnEditedOneIsNot() throws Exception {
    Path media = folder.resolve("first/media");
    String rung;
    try (var rungs = Files.list(media)) {
      rung = rungs.map(each -> each.getFileName().toString()).sorted().toList().get(1);
    }
    for (int number = 1; number <= 2; number++) {
      String segment = "media/" + rung + "/" + number + ".m4s";
      Ended equal = ended(0, "reproduce", file("first"), "--segment", segment);
      assertThat(equal.stdout()).contains(segment + ": equal, ");
    }

    Path edited = media.resolve(rung).resolve("2.m4s");
    byte[] bytes = Files.readAllBytes(edited);
    byte[] other = bytes.clone();
    other[bytes.length - 1] ^= 1;
    Files.write(edited, other);
    Ended differs = ended(1, "reproduce", file("first"), "--segment", "media/" + rung + "/2.m4s");
    Files.write(edited, bytes);
    assertThat(differs.stdout()).contains("differs from byte " + (bytes.length - 1));

    ended(2, "reproduce", file("first"), "--segment", "media/" + rung + "/init.mp4");
  }

  private String policy(String name, String key, Object value) throws IOException {
    ObjectNode policy = (ObjectNode) Json.mapper().readTree(TinyMaster.ADAPTIVE);
    policy.put("segmentSeconds", 1).put("gopSeconds", 1);
    policy.set(key, Json.mapper().valueToTree(value));
    return Files.writeString(folder.resolve(name + "-policy.json"), policy.toString()).toString();
  }

  private void encode(String out, String store, String policy) throws Exception {
    ended(
        0,
        "encode",
        master.toString(),
        "-o",
        file(out),
        "--policy",
        policy,
        "--store",
        file(store));
  }

  private JsonNode run(String out) throws IOException {
    return Json.mapper().readTree(folder.resolve(out).resolve("run.json").toFile());
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private Ended ended(int exitCode, String... arguments) throws Exception {
    Ended ended = PershotProcess.run(folder, arguments);
    assertThat(ended.exitCode()).as(ended.stderr() + ended.stdout()).isEqualTo(exitCode);
    return ended;
  }
}
