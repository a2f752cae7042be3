package dev.pershot.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.ShotChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The goldens of the repository: each can be read, compared, and tells what is planted in it. */
class GoldenSetTest {
  private static final Path FOLDER = Path.of("goldens");
  private static final int MOST_BYTES = 200_000;

  static List<Path> goldens() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void theSet_hasSeveralTitles_andOneThatNeedsNoOtherFolder() throws IOException {
    List<String> masters = new ArrayList<>();
    for (Path file : goldens()) {
      masters.add(read(file).master());
      assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES);
    }
    assertThat(masters).hasSizeGreaterThan(1).doesNotHaveDuplicates().contains(Golden.SAMPLE);
    assertThat(masters)
        .filteredOn(master -> !master.equals(Golden.SAMPLE))
        .allMatch(master -> master.startsWith("../../../shared/media/"));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void golden_againstItself_isFineInEverything(Path file) throws IOException {
    Golden golden = read(file);
    LadderCheck check = check(golden, golden.baseline());
    assertThat(check.findings())
        .hasSizeGreaterThanOrEqualTo(LadderCheck.COMPARISONS.size())
        .noneMatch(finding -> finding.outcome() == Outcome.REGRESSION)
        .noneMatch(finding -> finding.outcome() == Outcome.REFUSED);
    assertThat(check.delivery().orElseThrow().packaged()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void golden_withOneQuantizerStepOnItsLastShot_isNamed(Path file) throws IOException {
    Golden golden = read(file);
    List<Rung> rungs = new ArrayList<>(golden.baseline().ladder().rungs());
    Rung top = rungs.get(rungs.size() - 1);
    List<ShotChoice> shots = new ArrayList<>(top.shots());
    ShotChoice old = shots.get(shots.size() - 1);
    shots.set(
        shots.size() - 1,
        new ShotChoice(
            old.quantizer() + 0.5,
            old.kbps(),
            old.predicted(),
            old.interpolated(),
            old.encoded(),
            old.measured(),
            old.spread(),
            old.trial()));
    rungs.set(rungs.size() - 1, SyntheticLadder.with(top, shots));
    assertThat(regressions(golden, rungs))
        .anyMatch(message -> message.contains("shot " + shots.size() + " (frames "));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void golden_withoutItsLowestRung_isNamed(Path file) throws IOException {
    Golden golden = read(file);
    List<Rung> rungs = new ArrayList<>(golden.baseline().ladder().rungs());
    Rung gone = rungs.remove(0);
    assertThat(regressions(golden, rungs))
        .anyMatch(message -> message.matches("rung " + gone.name() + " .* was dropped"));
  }

  private static List<String> regressions(Golden golden, List<Rung> rungs) {
    Subject baseline = golden.baseline();
    Subject now =
        new Subject(
            SyntheticLadder.with(baseline.ladder(), rungs),
            Optional.empty(),
            baseline.trialCpuSeconds());
    return check(golden, now).findings().stream()
        .filter(finding -> finding.outcome() == Outcome.REGRESSION)
        .map(Finding::message)
        .toList();
  }

  private static LadderCheck check(Golden golden, Subject now) {
    return LadderCheck.of(golden.baseline(), now, golden.fullTolerances());
  }

  private static Golden read(Path file) throws IOException {
    return GoldenFile.read(Files.readAllBytes(file), file.toString());
  }
}
