package dev.pershot.media.vmaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CambiSizeTest {
  @ParameterizedTest
  @CsvSource({
    "640x360, 1920x1080, 640x360",
    "268x150, 1920x1080, 268x150",
    "256x144, 1920x1080, 268x150",
    "144x256, 1080x1920, 180x320",
    "64x64, 216x216, 216x216",
    "160x90, 240x150, 240x150"
  })
  void of_encode_isItsOwnSizeOrTheLeastOfItsShape(String encoded, String reference, String size) {
    assertThat(CambiSize.of(Resolution.parse(encoded), Resolution.parse(reference)))
        .isEqualTo(Resolution.parse(size));
  }

  @Test
  void of_referenceThatIsTooSmall_isRefused() {
    assertThatThrownBy(() -> CambiSize.of(new Resolution(64, 64), new Resolution(178, 400)))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("178x400");
  }
}
