package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.model.Json;
import dev.pershot.regression.GoldenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real ladders against a golden, as a CI job has it: each of these runs the program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckTest {
  private Path folder = Path.of("");
  private Path master = Path.of("");
  private Path golden = Path.of("");

  @BeforeAll
  void encodeTheGolden(@TempDir Path shared) throws Exception {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    golden = Files.createDirectory(folder.resolve("goldens")).resolve("tiny.json");
    encode("reference", TinyMaster.ADAPTIVE);
    ended(
        0,
        "check",
        out("reference"),
        "--golden",
        golden.toString(),
        "--update",
        "--reason",
        "first");
  }

  @Test
  void check_theSameLadder_isFine() throws Exception {
    Ended fine = ended(0, "check", out("reference"), "--golden", golden.toString());
    assertThat(fine.stdout()).contains("tiny").contains("1 fine").doesNotContain("regression");
  }

  /** The set is made from the golden alone; what the store has is not made again. */
  @Test
  void check_theSet_makesTheLaddersAndWritesReports() throws Exception {
    ended(0, set("--junit", file("set.xml"), "--markdown", file("set.md")));
    assertThat(folder.resolve("set.xml")).content().contains("classname=\"tiny\"");
    assertThat(folder.resolve("set.md")).content().contains("| tiny | fine |");
    JsonNode run = Json.mapper().readTree(folder.resolve("work/tiny/run.json").toFile());
    assertThat(run.at("/trials/run").asInt()).isZero();
    assertThat(run.at("/trials/reused").asInt()).isPositive();
  }

  /** The golden asks for another preset than the one it has: as if the code had changed. */
  @Test
  void check_aPresetDown_isARegressionThatIsNamed() throws Exception {
    encode("faster", changed("finalPreset", "superfast"));
    Ended worse =
        ended(
            3,
            "check",
            out("faster"),
            "--golden",
            golden.toString(),
            "--annotations",
            "github",
            "--json");
    assertThat(worse.stdout())
        .contains("finalPreset is superfast, golden veryfast")
        .contains("preset superfast, golden veryfast");
    assertThat(worse.stderr()).contains("::error file=").doesNotContain("\tat ");
    assertThat(Json.mapper().readTree(worse.stdout()).get("exitCode").asInt()).isEqualTo(3);

    Ended diff = ended(0, "diff", golden.toString(), out("faster"));
    assertThat(diff.stdout())
        .contains("finalPreset is superfast, before veryfast")
        .contains("its encoder settings changed");
  }

  @Test
  void check_aRungDropped_isARegressionThatIsNamed() throws Exception {
    encode("fewer", changed("qualityCeiling", 70));
    Ended worse = ended(3, "check", out("fewer"), "--golden", golden.toString());
    assertThat(worse.stdout()).contains("was dropped");
  }

  @Test
  void check_anEditedGolden_failsAndIsNoRegression() throws Exception {
    Path edited = folder.resolve("edited.json");
    String text = Files.readString(golden);
    Files.writeString(edited, text.replace("\"frames\" : 96", "\"frames\" : 97"));
    Ended failed = ended(1, "check", out("reference"), "--golden", edited.toString());
    assertThat(failed.stderr()).contains(edited.toString()).contains("'ladder.");
    assertThat(failed.stderr().lines()).hasSize(1);
  }

  @Test
  void check_aBrokenLadder_fails() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{\"schema\": 3,");
    Ended failed = ended(1, "check", broken.toString(), "--golden", golden.toString());
    assertThat(failed.stderr()).contains("broken.json").contains("line 1, column");
    Path newer = Files.writeString(folder.resolve("newer.json"), "{\"schema\": 99}");
    assertThat(ended(1, "check", newer.toString(), "--golden", golden.toString()).stderr())
        .contains("has schema 99; this Pershot reads up to");
  }

  @Test
  void check_wrongCommandLines_areUsage() throws Exception {
    ended(2, "check", out("reference"));
    ended(2, "check", out("reference"), "--golden", golden.toString(), "--update");
    ended(2, "check", "--nonsense");
  }

  @Test
  void check_aSetWhoseMastersAreAway_isSkippedAndNoPass() throws Exception {
    Path away = Files.createDirectory(folder.resolve("away"));
    Files.copy(golden, away.resolve("tiny.json"));
    Path moved = Files.createDirectories(away.resolve("deeper/down"));
    Files.move(away.resolve("tiny.json"), moved.resolve("tiny.json"));
    Ended skipped =
        ended(
            1,
            "check",
            "--goldens",
            moved.toString(),
            "-o",
            file("work-away"),
            "--store",
            file("store"));
    assertThat(skipped.stdout()).contains("skipped").contains("is not there");
  }

  @Test
  void update_keepsTheReasons() throws Exception {
    Path copy = Files.copy(golden, folder.resolve("copy.json"));
    ended(
        0, "check", out("reference"), "--golden", copy.toString(), "--update", "--reason", "again");
    assertThat(GoldenFile.read(Files.readAllBytes(copy), "copy.json").history())
        .extracting(change -> change.reason())
        .containsExactly("first", "again");
  }

  private String[] set(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "check",
                "--goldens",
                file("goldens"),
                "-o",
                file("work"),
                "--store",
                file("store")));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  private String changed(String key, Object value) throws IOException {
    ObjectNode policy = (ObjectNode) Json.mapper().readTree(TinyMaster.ADAPTIVE);
    policy.set(key, Json.mapper().valueToTree(value));
    return policy.toString();
  }

  private void encode(String out, String policy) throws Exception {
    Path file = Files.writeString(folder.resolve(out + "-policy.json"), policy);
    ended(
        0,
        "encode",
        master.toString(),
        "-o",
        out(out),
        "--policy",
        file.toString(),
        "--store",
        file("store"));
  }

  private String out(String name) {
    return file(name);
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
