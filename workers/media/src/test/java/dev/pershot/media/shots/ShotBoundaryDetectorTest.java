package dev.pershot.media.shots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShotBoundaryDetectorTest {
  private static List<Integer> starts(ShotList shots) {
    return shots.shots().stream().map(Shot::start).toList();
  }

  private static List<Shot> shots(ThumbnailFilm film) {
    return film.shots(ShotOptions.DEFAULTS).shots();
  }

  private static void assertOneShot(ThumbnailFilm film) {
    assertThat(shots(film)).containsExactly(new Shot(0, film.length(), Transition.CUT));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void cuts_betweenShotsOfAllLengthsAndSpeeds_areFoundExactly(long seed) {
    Random random = new Random(seed);
    ThumbnailFilm film = ThumbnailFilm.begin();
    List<Integer> cuts = new ArrayList<>();
    for (int shot = 0; shot < 12; shot++) {
      cuts.add(film.length());
      film.pan(100 * seed + shot, 5 + random.nextInt(60), random.nextInt(6));
    }

    ShotList found = film.shots(ShotOptions.DEFAULTS);

    assertThat(starts(found)).isEqualTo(cuts);
    assertThat(found.shots()).extracting(Shot::transition).containsOnly(Transition.CUT);
  }

  @Test
  void shotThatReturns_isANewShot() {
    ThumbnailFilm film = ThumbnailFilm.begin().still(1, 30).still(2, 30).still(1, 30).still(2, 30);

    assertThat(starts(film.shots(ShotOptions.DEFAULTS))).containsExactly(0, 30, 60, 90);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 10})
  void pan_howeverFast_isOneShot(int speed) {
    assertOneShot(ThumbnailFilm.begin().pan(7, 90, speed));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void flash_isNoCut(int frames) {
    assertOneShot(ThumbnailFilm.begin().still(3, 40).flash(3, frames, 40));
  }

  @Test
  void flashAtACut_leavesTheCut() {
    ThumbnailFilm film = ThumbnailFilm.begin().still(3, 40).flash(4, 2, 40);

    assertThat(shots(film)).hasSize(2);
    assertThat(shots(film).get(1).start()).isBetween(40, 42);
  }

  @Test
  void whiteForLongerThanAFlash_isAShot() {
    ThumbnailFilm film = ThumbnailFilm.begin().still(3, 40).flash(3, 25, 40);

    assertThat(starts(film.shots(ShotOptions.DEFAULTS))).containsExactly(0, 40, 65);
  }

  @ParameterizedTest
  @CsvSource({"1, 6", "1, 12", "2, 12", "3, 24", "4, 24", "5, 48", "6, 72"})
  void dissolve_isFoundWithinItsSpan(long seed, int mixed) {
    ThumbnailFilm film = ThumbnailFilm.begin().still(seed, 60).dissolve(seed + 50, mixed, 60);

    assertThat(shots(film)).hasSize(2);
    assertThat(shots(film).get(1).transition()).isEqualTo(Transition.DISSOLVE);
    assertThat(shots(film).get(1).start()).isBetween(60, 60 + mixed);
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "2, 12", "3, 12", "4, 25"})
  void fade_isFoundWithinItsSpan(long seed, int half) {
    ThumbnailFilm film = ThumbnailFilm.begin().still(seed, 60).fade(seed + 50, half, 60);

    assertThat(shots(film)).hasSize(2);
    assertThat(shots(film).get(1).transition()).isEqualTo(Transition.FADE);
    assertThat(shots(film).get(1).start()).isBetween(60, 60 + 2 * half);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void repeatedPictures_moveTheCutsOnly(int times) {
    ThumbnailFilm film = ThumbnailFilm.begin().pan(1, 20, 4).pan(2, 20, 2).pan(3, 20, 5);

    assertThat(starts(film.repeated(times).shots(ShotOptions.DEFAULTS)))
        .containsExactly(0, 20 * times, 40 * times);
  }

  @Test
  void minLength_dropsBoundariesThatAreTooNear() {
    ThumbnailFilm film = ThumbnailFilm.begin().still(1, 40).still(2, 8).still(3, 40);

    ShotList found = film.shots(new ShotOptions(12, 0, 6));

    assertThat(found.shots()).hasSize(2).allMatch(shot -> shot.length() >= 12);
    assertThat(starts(film.shots(ShotOptions.DEFAULTS))).containsExactly(0, 40, 48);
  }

  @Test
  void maxLength_splitsEvenlyWithoutAGap() {
    ThumbnailFilm film = ThumbnailFilm.begin().still(1, 100).still(2, 30);

    assertThat(starts(film.shots(new ShotOptions(4, 40, 6)))).containsExactly(0, 33, 66, 100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 12, 13})
  void shortFilm_isOneShot(int length) {
    assertOneShot(ThumbnailFilm.begin().pan(1, length, 3));
  }

  @Test
  void noFrames_areRefused() {
    assertThatThrownBy(() -> ThumbnailFilm.begin().shots(ShotOptions.DEFAULTS))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void planeOfAnotherSize_isRefused() {
    assertThatThrownBy(() -> Thumbnail.of(new byte[5], new byte[0], new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("luma")
        .hasMessageContaining("128x72");
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 6", "4, 7, 6", "4, 0, -1", "4, 0, 13"})
  void options_thatMakeNoSense_areRefused(int min, int max, int flash) {
    assertThatThrownBy(() -> new ShotOptions(min, max, flash))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
