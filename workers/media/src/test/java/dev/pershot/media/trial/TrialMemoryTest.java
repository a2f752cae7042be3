package dev.pershot.media.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialMemoryTest {
  private static final int FRAMES = 2;
  private static final Resolution MASTER = new Resolution(1920, 1080);
  private static final Resolution MIDDLE = new Resolution(1280, 720);
  private static final Resolution SMALLEST = new Resolution(640, 360);

  @TempDir static Path folder;
  private static OpenedMaster master;

  @BeforeAll
  static void writeMaster() {
    Film film = Film.of(Scenery.of(MASTER, 3), new FrameRate(25, 1), FRAMES);
    master = OpenedMaster.of(film.write(folder.resolve("master.mp4")));
  }

  private static Stream<TrialSpec> specs(Resolution size, double... quantizers) {
    return DoubleStream.of(quantizers)
        .mapToObj(
            crf ->
                Specs.trial(
                    master,
                    new FrameRange(0, FRAMES),
                    Specs.recipe(size, crf, "medium"),
                    List.of(Specs.V1)));
  }

  private static List<List<TrialSpec>> groups(List<TrialSpec> specs) {
    List<List<TrialSpec>> groups = TrialMemory.groups(master.master(), specs);
    assertThat(groups.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(specs);
    return groups;
  }

  @Test
  void groups_whatFitsTogether_isOnePass() {
    assertThat(groups(specs(SMALLEST, 18, 32, 46).toList())).hasSize(1);
  }

  @Test
  void groups_moreThanFits_isSpreadEvenly() {
    List<TrialSpec> specs =
        Stream.concat(specs(MIDDLE, 20, 24, 28, 32), specs(SMALLEST, 18, 32, 39, 46)).toList();

    assertThat(groups(specs))
        .hasSize(4)
        .allSatisfy(pass -> assertThat(sizes(pass)).containsOnlyOnce(MIDDLE))
        .allSatisfy(pass -> assertThat(sizes(pass)).containsOnlyOnce(SMALLEST));
  }

  @Test
  void groups_middleSizesOfLargeMasters_areNotSideBySide() {
    List<TrialSpec> first =
        Stream.concat(specs(MIDDLE, 18, 34, 46), specs(SMALLEST, 18, 32, 39, 46)).toList();

    assertThat(groups(first))
        .hasSize(3)
        .allSatisfy(pass -> assertThat(sizes(pass)).containsOnlyOnce(MIDDLE));
  }

  @Test
  void groups_oneThatIsLargerThanTheBudget_runsAlone() {
    List<TrialSpec> huge = specs(new Resolution(3840, 2160), 20, 30).toList();

    assertThat(groups(huge)).containsExactly(List.of(huge.get(0)), List.of(huge.get(1)));
  }

  @Test
  void groups_nothing_isNoPass() {
    assertThat(groups(List.of())).isEmpty();
  }

  private static List<Resolution> sizes(List<TrialSpec> pass) {
    return pass.stream().map(spec -> spec.recipe().resolution()).toList();
  }
}
