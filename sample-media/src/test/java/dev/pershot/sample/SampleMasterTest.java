package dev.pershot.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Json;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import dev.pershot.sample.picture.Yuv420Picture;
import dev.pershot.sample.scene.MoonriseScene;
import dev.pershot.sample.scene.SeaScene;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleMasterTest {
  private final SampleMaster film = new SampleMaster();
  private final Truth truth = film.truth();

  @Test
  void shots_ofTheFilm_areOfManyLengths() {
    assertThat(SampleMaster.FRAME_RATE.seconds(film.frames())).isBetween(20.0, 30.0);
    assertThat(truth.shots().shots()).hasSize(13);
    assertThat(truth.shots().shots())
        .allSatisfy(shot -> assertThat(shot.length()).isBetween(15, 100));
  }

  @Test
  void transitions_ofTheFilm_areCutsButForOneDissolveAndOneFade() {
    assertThat(truth.shots().shots().stream().map(Shot::transition))
        .containsOnlyOnce(Transition.DISSOLVE, Transition.FADE)
        .startsWith(Transition.CUT);
    assertThat(truth.passages()).hasSize(2);
  }

  @Test
  void boundary_ofAPassage_isItsMiddle() {
    for (Truth.Passage passage : truth.passages()) {
      FrameRange range = passage.range();
      assertThat(range.length()).isGreaterThanOrEqualTo(12);
      int middle = (range.start() + range.end()) / 2;
      assertThat(shotAt(middle).start()).isEqualTo(middle);
      assertThat(shotAt(middle).transition()).isEqualTo(passage.transition());
    }
  }

  @Test
  void cutsJson_readBack_isTheShotList() {
    ShotList read =
        Json.read(truth.cutsJson(), ShotList.class, ErrorCode.SHOTS_INVALID, "cuts.json");

    assertThat(read).isEqualTo(truth.shots());
  }

  @Test
  void draw_framesInAnyOrder_areTheSame() {
    for (int frame : new int[] {500, 30, 480, 130, 130}) {
      assertThat(picture(frame).luma()).isEqualTo(picture(new SampleMaster(), frame).luma());
    }
  }

  @Test
  void draw_beyondTheEnd_isRefused() {
    assertThatThrownBy(() -> picture(film.frames()))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("528");
  }

  @Test
  void title_allFrames_areOnePicture() {
    Shot title = shot("title");

    assertSame(picture(title.start()), picture(title.end() - 1));
  }

  @Test
  void trainAgain_eachFrame_isTheFirstTrains() {
    Shot first = shot("train");
    Shot again = shot("train again");

    assertThat(again.length()).isEqualTo(first.length());
    for (int i = 0; i < first.length(); i++) {
      assertSame(picture(again.start() + i), picture(first.start() + i));
    }
  }

  @Test
  void flash_twoFramesInsideTheStorm_areWhiteAndTheirNeighboursAreNot() {
    FrameRange flash = truth.flashes().get(0);

    assertThat(truth.flashes()).hasSize(1);
    assertThat(flash.length()).isEqualTo(2);
    assertThat(shotAt(flash.start())).isEqualTo(shot("storm"));
    assertThat(meanLuma(picture(flash.start()))).isEqualTo(235);
    assertThat(meanLuma(picture(flash.end() - 1))).isEqualTo(235);
    assertThat(meanLuma(picture(flash.start() - 1))).isLessThan(120);
    assertThat(meanLuma(picture(flash.end()))).isLessThan(120);
  }

  @Test
  void dissolve_eachFrame_mixesBothScenes() {
    FrameRange range = truth.passages().get(0).range();
    SeaScene sea = new SeaScene();
    MoonriseScene moonrise = new MoonriseScene();
    Yuv420Picture mixed = SampleMaster.newPicture();
    Yuv420Picture incoming = SampleMaster.newPicture();

    for (int i = 0; i < range.length(); i++) {
      sea.draw(range.start() + i - shot("sea").start(), mixed);
      moonrise.draw(i, incoming);
      mixed.mixIn(incoming, (i + 1) / (range.length() + 1.0));

      assertSame(picture(range.start() + i), mixed);
    }
  }

  @Test
  void fade_frames_goDownToBlackAndUpAgain() {
    FrameRange range = truth.passages().get(1).range();
    double[] lumas = new double[range.length()];
    for (int i = 0; i < lumas.length; i++) {
      lumas[i] = meanLuma(picture(range.start() + i));
    }
    int middle = lumas.length / 2;

    assertThat(lumas[middle - 1]).isEqualTo(16);
    assertThat(lumas[middle]).isEqualTo(16);
    for (int i = 1; i < middle; i++) {
      assertThat(lumas[i]).isLessThan(lumas[i - 1]);
      assertThat(lumas[middle + i]).isGreaterThan(lumas[middle + i - 1]);
    }
  }

  @Test
  void hardCut_betweenAnyTwoShots_changesThePicture() {
    for (Shot shot : truth.shots().shots()) {
      if (shot.start() > 0 && shot.transition() == Transition.CUT) {
        assertThat(difference(picture(shot.start() - 1), picture(shot.start())))
            .as("luma difference at frame %d", shot.start())
            .isGreaterThan(10);
      }
    }
  }

  @Test
  void sound_ofTheFilm_isAsLongAsThePicture() {
    assertThat(film.sound().length()).isEqualTo(film.frames() * 1920);
  }

  private Shot shot(String name) {
    return truth.shots().shots().get(truth.names().indexOf(name));
  }

  private Shot shotAt(int frame) {
    return truth.shots().shots().stream()
        .filter(shot -> frame >= shot.start() && frame < shot.end())
        .findFirst()
        .orElseThrow();
  }

  private Yuv420Picture picture(int frame) {
    return picture(film, frame);
  }

  private static Yuv420Picture picture(SampleMaster film, int frame) {
    Yuv420Picture picture = SampleMaster.newPicture();
    film.draw(frame, picture);
    return picture;
  }

  private static void assertSame(Yuv420Picture actual, Yuv420Picture expected) {
    assertThat(Arrays.equals(actual.luma(), expected.luma())).isTrue();
    assertThat(Arrays.equals(actual.cb(), expected.cb())).isTrue();
    assertThat(Arrays.equals(actual.cr(), expected.cr())).isTrue();
  }

  private static double meanLuma(Yuv420Picture picture) {
    long sum = 0;
    for (byte sample : picture.luma()) {
      sum += sample & 0xff;
    }
    return (double) sum / picture.luma().length;
  }

  private static double difference(Yuv420Picture a, Yuv420Picture b) {
    long sum = 0;
    for (int i = 0; i < a.luma().length; i++) {
      sum += Math.abs((a.luma()[i] & 0xff) - (b.luma()[i] & 0xff));
    }
    return (double) sum / a.luma().length;
  }
}
