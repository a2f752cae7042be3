package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.Policy;
import dev.pershot.model.Shot;
import dev.pershot.model.Trial;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over the exhaustive trials of a real title, which bench/data has. */
class SimulationBenchTest {
  private static final Path DATA = Path.of("data/exhaustive-2026-11-22.tar.xz");

  @TempDir private static Path folder;

  private static JobStore exhaustive;

  @BeforeAll
  static void unpack() throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder("tar", "xJf", DATA.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(tar.waitFor() == 0, () -> "cannot unpack " + DATA + ": " + said);
    try (Stream<Path> titles = Files.list(folder)) {
      exhaustive =
          titles
              .filter(title -> title.getFileName().toString().startsWith("montage"))
              .map(SimulationBench::exhaustive)
              .findFirst()
              .orElseThrow();
    }
  }

  private static SimulatedAnalysis simulated(KnownTitle title, Path store) {
    Policy policy = CostPolicy.adaptive(exhaustive.job().policy());
    return SimulatedAnalysis.of(title, policy, FileStore.open(new StoreLocation.Folder(store)));
  }

  @Test
  void of_aWholeTitle_triesAFewOfItsTrialsAndTellsItsRungs(@TempDir Path store) {
    SimulatedAnalysis analysis = simulated(KnownTitle.whole(exhaustive), store);

    assertThat(analysis.shots()).isEqualTo(15);
    assertThat(analysis.trials()).isBetween(15 * 7, 15 * 54 / 4);
    assertThat(analysis.encodeShare()).isBetween(0.02, 0.1);
    assertThat(analysis.prediction().worstRatePercent()).isBetween(0.0, 2.0);
    assertThat(analysis.belowBest()).isBetween(-0.5, 0.5);
  }

  /** The same shots in a title of their own have the same trials, at other frames. */
  @Test
  void drawn_shots_haveTheirTrialsAtNewPlaces(@TempDir Path store) {
    KnownTitle drawn = KnownTitle.drawn(exhaustive, 3, new Random(7));

    List<Trial> trials = drawn.trials();

    assertThat(drawn.chosen()).hasSize(3).isSorted();
    assertThat(trials).hasSize(3 * 54);
    assertThat(trials)
        .extracting(trial -> trial.spec().range())
        .hasSameElementsAs(drawn.shots().shots().stream().map(Shot::range).toList());
    assertThat(trials)
        .allSatisfy(
            trial -> assertThat(trial.codedFrames()).hasSize(trial.spec().range().length()));
    assertThat(KnownTitle.drawn(exhaustive, 3, new Random(7))).isEqualTo(drawn);
    assertThat(simulated(drawn, store).shots()).isEqualTo(3);
  }
}
