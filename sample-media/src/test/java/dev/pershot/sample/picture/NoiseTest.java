package dev.pershot.sample.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
  @Test
  void fractal_onePeriodOn_repeats() {
    Noise noise = new Noise(5);
    for (int i = 0; i < 50; i++) {
      double x = i * 0.37;
      double y = i * 0.53;
      assertThat(noise.fractal(x + 8, y - 16, 8, 5, 0.5))
          .isCloseTo(noise.fractal(x, y, 8, 5, 0.5), within(1e-9));
    }
  }

  @Test
  void field_ofFractalNoise_isCentredAndContained() {
    Field field = Field.fractal(128, 8, 5, 0.5, 9);
    double sum = 0;
    for (int y = 0; y < 128; y++) {
      for (int x = 0; x < 128; x++) {
        assertThat(field.at(x, y)).isBetween(-1.2f, 1.2f);
        sum += field.at(x, y);
      }
    }
    assertThat(sum / (128 * 128)).isCloseTo(0, within(0.1));
  }

  @Test
  void grain_overGrey_hasItsDeviationAndIsNewInEachFrame() {
    FilmGrain grain = new FilmGrain(4, 1);
    Yuv420Picture first = grey();
    Yuv420Picture second = grey();
    grain.addTo(first, 0);
    grain.addTo(second, 1);

    assertThat(deviation(first.luma())).isCloseTo(4, within(0.4));
    assertThat(first.luma()).isNotEqualTo(second.luma());
  }

  private static Yuv420Picture grey() {
    Yuv420Picture picture = new Yuv420Picture(256, 256);
    java.util.Arrays.fill(picture.luma(), (byte) 126);
    return picture;
  }

  private static double deviation(byte[] samples) {
    double sum = 0;
    for (byte sample : samples) {
      int off = (sample & 0xff) - 126;
      sum += off * off;
    }
    return Math.sqrt(sum / samples.length);
  }
}
