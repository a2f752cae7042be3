package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.cli.PershotProcess.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded histories against this build, by the program. */
final class ReplayCommandTest {
  private static final Path HISTORIES =
      Path.of("../../workflows/src/test/resources/histories").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  @Test
  void replay_historiesOfThisCode_areDeterministic() throws Exception {
    Ended ended = PershotProcess.run(folder, "replay", HISTORIES.toString());

    assertThat(ended.exitCode()).as(ended.stderr() + ended.stdout()).isZero();
    assertThat(ended.stdout()).contains("success/title_analysis-0_0-3.json: deterministic");
    assertThat(ended.stdout().lines().count()).isGreaterThan(20);
  }

  /** As if the code had come to call its third activity by another name. */
  @Test
  void replay_aHistoryOfOtherCode_saysWhereItParts() throws Exception {
    String title = Files.readString(HISTORIES.resolve("success/title.json"));
    Path edited = Files.createDirectories(folder.resolve("out/history")).resolve("title.json");
    Files.writeString(edited, title.replace("\"ChooseRungs\"", "\"PickRungs\""));

    Ended ended = PershotProcess.run(folder, "replay", folder.resolve("out").toString());

    assertThat(ended.exitCode()).as(ended.stderr() + ended.stdout()).isEqualTo(1);
    assertThat(ended.stdout())
        .contains("parts at event ", "PickRungs", "ChooseRungs", "1 of 1 not deterministic")
        .doesNotContain("event 0");
  }

  @Test
  void replay_noHistories_failsInOneSentence() throws Exception {
    Path other = Files.writeString(folder.resolve("ladder.json"), "{\"schema\": 3}");

    Ended notOne = PershotProcess.run(folder, "replay", other.toString());
    assertThat(notOne.exitCode()).isEqualTo(1);
    assertThat(notOne.stderr()).contains("is no workflow history").doesNotContain("\tat ");

    Ended none = PershotProcess.run(folder, "replay", folder.resolve("x").toString());
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.stderr()).contains("check the path");
  }
}
