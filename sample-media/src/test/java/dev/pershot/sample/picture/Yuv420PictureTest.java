package dev.pershot.sample.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class Yuv420PictureTest {
  @Test
  void mixIn_half_isTheMean() {
    Yuv420Picture picture = new Yuv420Picture(4, 4);
    Yuv420Picture white = new Yuv420Picture(4, 4);
    white.fillWhite();

    picture.mixIn(white, 0.5);

    assertThat(picture.luma()[5] & 0xff).isEqualTo(126);
    assertThat(picture.cb()[1] & 0xff).isEqualTo(128);
  }

  @Test
  void mixIn_nothingOrAll_changesNothingOrAll() {
    Yuv420Picture picture = new Yuv420Picture(4, 4);
    Yuv420Picture white = new Yuv420Picture(4, 4);
    white.fillWhite();

    picture.mixIn(white, 0);
    assertThat(picture.luma()).containsOnly(16);
    picture.mixIn(white, 1);
    assertThat(picture.luma()).isEqualTo(white.luma());
  }

  @Test
  void mixIn_weightBeyondOne_isRefused() {
    Yuv420Picture picture = new Yuv420Picture(4, 4);

    assertThatThrownBy(() -> picture.mixIn(picture, 1.5)).hasMessageContaining("1.5");
  }

  @Test
  void size_odd_isRefused() {
    assertThatThrownBy(() -> new Yuv420Picture(5, 4)).hasMessageContaining("5x4");
  }
}
