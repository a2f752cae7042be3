package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master;
import dev.pershot.model.Repeat;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatFinderTest {
  private static final Resolution SIZE = new Resolution(384, 216);
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final int LENGTH = 8;

  @TempDir Path folder;

  /** Four shots, of which the third shows the first one's pictures. */
  private Film film() {
    return Film.of(Scenery.of(SIZE, 3), PAL, 4 * LENGTH)
        .pictures(
            frame -> frame / LENGTH == 2 ? frame - 2 * LENGTH : 40 * (frame / LENGTH) + frame);
  }

  private static ShotList shots(int number) {
    return new ShotList(
        IntStream.range(0, number)
            .mapToObj(shot -> new Shot(shot * LENGTH, (shot + 1) * LENGTH, Transition.CUT))
            .toList());
  }

  private static List<Repeat> repeats(Path file, ShotList shots, boolean sketched) {
    Master master = OpenedMaster.probe(file);
    try (ShotFinder finder = new ShotFinder(ShotOptions.DEFAULTS)) {
      FrameIndex index =
          MasterInspection.inspect(
              MasterSource.of(file),
              master,
              1,
              frame -> {
                if (sketched) {
                  finder.accept(frame);
                }
              });
      return finder.repeats(MasterSource.of(file), master, index, shots).shots();
    }
  }

  @Test
  void repeats_sameFrames_areIdentical() {
    Path file = film().codec("ffv1", Map.of()).write(folder.resolve("exact.mkv"));

    assertThat(repeats(file, shots(4), true)).containsExactly(new Repeat(2, 0, true, 100));
    assertThat(repeats(file, shots(4), false)).containsExactly(new Repeat(2, 0, true, 100));
  }

  @Test
  void repeats_framesOfAnotherCoding_areAllButTheSame() {
    Path file =
        film().codec("libx264", Map.of("crf", "8", "g", "11")).write(folder.resolve("coded.mp4"));

    assertThat(repeats(file, shots(4), true))
        .singleElement()
        .satisfies(
            repeat -> {
              assertThat(repeat.shot()).isEqualTo(2);
              assertThat(repeat.of()).isZero();
              assertThat(repeat.identical()).isFalse();
              assertThat(repeat.lowestPsnr()).isBetween(40.0, 99.0);
            });
  }

  /** Blurred alike, but not the same to a trial. */
  @Test
  void repeats_muchAlikeButCoarse_areNone() {
    Path file =
        film().codec("libx264", Map.of("crf", "44", "g", "11")).write(folder.resolve("coarse.mp4"));

    assertThat(repeats(file, shots(4), true)).isEmpty();
  }

  @Test
  void repeats_ofOtherLength_areNone() {
    Path file = film().codec("ffv1", Map.of()).write(folder.resolve("exact.mkv"));
    ShotList shots =
        new ShotList(
            List.of(
                new Shot(0, LENGTH, Transition.CUT),
                new Shot(LENGTH, 2 * LENGTH, Transition.CUT),
                new Shot(2 * LENGTH, 3 * LENGTH - 2, Transition.CUT),
                new Shot(3 * LENGTH - 2, 4 * LENGTH, Transition.CUT)));

    assertThat(repeats(file, shots, true)).isEmpty();
  }

  /** Shot 6 is "an exact repeat" of shot 4, cut into the montage and coded again. */
  @Test
  void repeats_ofTheMontage_areFound() {
    Path file = SharedMedia.require("shots/montage_ccby_720p25.mp4");
    int[] starts = {0, 50, 140, 240, 277, 301, 326, 350, 410, 415, 484, 532, 582, 682, 709, 723};
    ShotList shots =
        new ShotList(
            IntStream.range(0, 15)
                .mapToObj(i -> new Shot(starts[i], starts[i + 1], Transition.CUT))
                .toList());

    assertThat(repeats(file, shots, true))
        .singleElement()
        .satisfies(
            repeat -> {
              assertThat(repeat.shot()).isEqualTo(6);
              assertThat(repeat.of()).isEqualTo(4);
              assertThat(repeat.lowestPsnr()).isGreaterThan(45);
            });
  }
}
