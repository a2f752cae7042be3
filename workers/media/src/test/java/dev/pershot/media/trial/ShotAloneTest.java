package dev.pershot.media.trial;

import static dev.pershot.media.fixture.Specs.V0;
import static dev.pershot.media.fixture.Specs.V1;
import static dev.pershot.media.fixture.Specs.V1_HFR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.delivery.RungProof;
import dev.pershot.media.delivery.ShotStream;
import dev.pershot.media.fixture.Excerpt;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Pictures;
import dev.pershot.media.fixture.Rung;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shot that is scored alone gets, frame by frame, the score it gets within the title. The shots
 * end in the middle of motion, where there is no cut: there the neighbours count the most.
 */
class ShotAloneTest {
  private static final List<String> MODELS = List.of(V0, V1, V1_HFR);
  private static final double TOLERANCE = 0.01;
  private static final FrameRate RATE = new FrameRate(50, 1);

  /** One of them of a single frame, and two whose lead-in begins before the title does. */
  private static final List<FrameRange> SHOTS =
      Stream.of("0-3", "3-11", "11-12", "12-17", "17-21", "21-27", "27-34", "34-39", "39-48")
          .map(text -> text.split("-", -1))
          .map(ends -> new FrameRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
          .toList();

  private static final List<FrameRange> SEGMENTS =
      List.of(new FrameRange(0, 12), new FrameRange(12, 48));

  @TempDir Path folder;

  @Test
  void trial_shotsOfAJerkingCamera_scoreAsWithinTheTitle() {
    assertScoresAsWithinTheTitle(
        Film.of(Scenery.of(new Resolution(384, 216), 5), RATE, 48), "scenery.mp4", MODELS);
  }

  @Test
  void trial_shotsOfTenBits_scoreAsWithinTheTitle() {
    Film film =
        Film.of(Scenery.tenBit(new Resolution(384, 216), 5), RATE, 48).codec("ffv1", Map.of());

    assertScoresAsWithinTheTitle(film, "deep.mkv", List.of(V0, V1));
  }

  @Test
  void trial_shotsOfFullRange_scoreAsWithinTheTitle() {
    Film film =
        Film.of(Scenery.of(new Resolution(384, 216), 6), RATE, 48)
            .codec("libx264", Map.of("crf", "12", "color_range", "pc", "preset", "veryfast"));

    assertScoresAsWithinTheTitle(film, "full.mp4", List.of(V0));
  }

  @Test
  void trial_shotsOfARealFilm_scoreAsWithinTheTitle() {
    OpenedMaster real = OpenedMaster.of(SharedMedia.require("masters/bbb_5s_720p25.mp4"));
    try (Excerpt excerpt = Excerpt.of(real, new FrameRange(60, 108), new Resolution(480, 270))) {
      assertScoresAsWithinTheTitle(Film.of(excerpt, RATE, 48), "real.mp4", MODELS);
    }
  }

  private void assertScoresAsWithinTheTitle(Film film, String name, List<String> models) {
    OpenedMaster master = OpenedMaster.of(film.write(folder.resolve(name)));
    for (String model : models) {
      List<ShotStream> shots = Rung.shots(master, folder, specs(master, film.scenery(), model));
      Path packaged = Rung.of(shots, RATE, SEGMENTS).join(folder.resolve("rung.mp4"));

      List<Double> alone = new ArrayList<>();
      Rung.trials(shots).forEach(trial -> alone.addAll(trial.score().frames()));
      List<Double> within = prove(master, packaged, model).frames();
      assertThat(alone).hasSameSizeAs(within);
      for (int frame = 0; frame < alone.size(); frame++) {
        assertThat(alone.get(frame))
            .as("%s, frame %d of %s", model, frame, name)
            .isCloseTo(within.get(frame), within(TOLERANCE));
      }
    }
  }

  private static List<TrialSpec> specs(OpenedMaster master, Pictures pictures, String model) {
    Resolution encoded =
        new Resolution(pictures.size().width() / 3 * 2, pictures.size().height() / 3 * 2);
    List<TrialSpec> specs = new ArrayList<>();
    for (FrameRange shot : SHOTS) {
      double crf = 24 + 5 * (specs.size() % 3);
      specs.add(Specs.trial(master, shot, Specs.recipe(encoded, crf), List.of(model)));
    }
    return specs;
  }

  private static Score prove(OpenedMaster master, Path packaged, String model) {
    return RungProof.prove(
        packaged,
        master.source(),
        master.master(),
        master.index(),
        new VmafModel(model),
        new CpuMeter(),
        () -> {});
  }
}
