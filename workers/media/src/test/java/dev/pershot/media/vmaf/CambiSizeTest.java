package dev.pershot.media.vmaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
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

  @ParameterizedTest
  @CsvSource({"178x400, small", "4096x2160, large", "7680x4320, large"})
  void of_referenceThatCambiDoesNotTake_isRefused(String reference, String why) {
    assertThat(CambiSize.takes(Resolution.parse(reference))).isFalse();
    assertThatThrownBy(() -> CambiSize.of(new Resolution(64, 64), Resolution.parse(reference)))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining(reference + ": it is too " + why);
  }

  @ParameterizedTest
  @CsvSource({"240x150", "3840x2160", "2160x3840", "3932x2160"})
  void takes_referenceWithinTheLimits(String reference) {
    assertThat(CambiSize.takes(Resolution.parse(reference))).isTrue();
  }
}
