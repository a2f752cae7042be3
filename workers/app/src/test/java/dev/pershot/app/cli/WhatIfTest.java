package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Finished runs under other policies, against fresh runs with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WhatIfTest {
  private Path folder = Path.of("");
  private Path master = Path.of("");

  @BeforeAll
  void encodeOnce(@TempDir Path shared) throws Exception {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    encode("first", "store", policy("first", "qualityCeiling", 99));
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
