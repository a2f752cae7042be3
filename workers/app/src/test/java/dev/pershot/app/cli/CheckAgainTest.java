package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.cli.PershotProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is made again without a change raises no alarm, however it was made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CheckAgainTest {
  private Path folder = Path.of("");
  private Path master = Path.of("");
  private Path policy = Path.of("");
  private Path golden = Path.of("");

  @BeforeAll
  void encodeTheGolden(@TempDir Path shared) throws Exception {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
    golden = Files.createDirectory(folder.resolve("goldens")).resolve("tiny.json");
    ended(PershotProcess.run(folder, encode("golden", 2)), 0);
    ended(check("golden", "--update", "--reason", "first"), 0);
  }

  @Test
  void check_aRunOfOneSlotInAnotherStore_isFine() throws Exception {
    ended(PershotProcess.run(folder, encode("one-slot", 1)), 0);
    assertFine("one-slot");
  }

  @Test
  void check_aRunThatWasKilledAndTakenUp_isFine() throws Exception {
    PershotProcess victim = PershotProcess.start(folder, encode("killed", 2));
    while (victim.isAlive() && trials("store-killed") < 4) {
      Thread.sleep(5);
    }
    victim.kill();
    victim.end();
    assertThat(folder.resolve("killed/ladder.json")).doesNotExist();
    assertThat(trials("store-killed")).isGreaterThanOrEqualTo(4);
    ended(PershotProcess.run(folder, encode("killed", 1)), 0);
    assertFine("killed");
  }

  /** An output folder keeps what an earlier ladder had more of. */
  @Test
  void check_aFolderWithPlaylistsOfAnEarlierLadder_isFine() throws Exception {
    ended(PershotProcess.run(folder, encode("used", 2)), 0);
    Path hls = folder.resolve("used/hls");
    Files.copy(hls.resolve("main.m3u8"), hls.resolve("99-90p.m3u8"));
    assertFine("used");
  }

  @Test
  void check_whatWasMadeAgain_isComparedInAllThings() throws Exception {
    Ended fine = ended(check("golden", "--json"), 0);
    assertThat(fine.stdout())
        .contains("\"comparison\":\"delivery QoE\",\"outcome\":\"fine\"")
        .contains("\"meanVmaf\"");
  }

  /** The signal comes as the first title ends, when no run listens. */
  @Test
  void check_theSetInterruptedBetweenTitles_ends() throws Exception {
    Path goldens = Files.createDirectory(folder.resolve("several"));
    for (String name : List.of("a", "b", "c", "d")) {
      Files.copy(golden, goldens.resolve(name + ".json"));
    }
    PershotProcess set =
        PershotProcess.start(
            folder,
            "check",
            "--goldens=" + goldens,
            "--output=" + folder.resolve("work"),
            "--store=" + folder.resolve("store-golden"));
    while (set.isAlive() && !Files.exists(folder.resolve("work/a/ladder.json"))) {
      Thread.sleep(1);
    }
    set.terminate();
    Ended stopped = ended(set.end(), Interrupts.EXIT_CODE);
    assertThat(stopped.stdout()).isEmpty();
    assertThat(folder.resolve("work/d")).doesNotExist();
  }

  private void assertFine(String out) throws Exception {
    Ended fine = ended(check(out), 0);
    assertThat(fine.stdout()).contains("1 fine").doesNotContain("regression", "note ");
  }

  private Ended check(String out, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("check", folder.resolve(out).toString(), "--golden", golden.toString()));
    arguments.addAll(List.of(more));
    return PershotProcess.run(folder, arguments.toArray(String[]::new));
  }

  /** Each output has a store of its own. */
  private String[] encode(String out, int slots) {
    return new String[] {
      "encode",
      master.toString(),
      "--output=" + folder.resolve(out),
      "--policy=" + policy,
      "--store=" + folder.resolve("store-" + out),
      "--slots=" + slots
    };
  }

  private long trials(String store) throws IOException {
    Path trials = folder.resolve(store).resolve("trials");
    if (!Files.isDirectory(trials)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(trials)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static Ended ended(Ended ended, int exitCode) {
    assertThat(ended.exitCode()).as(ended.stderr() + ended.stdout()).isEqualTo(exitCode);
    return ended;
  }
}
