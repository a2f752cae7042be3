package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenPacketsTest {
  /** First bytes from left: marker 10, profile, (reserved for 3), existing, type, show, ... */
  @ParameterizedTest
  @CsvSource({
    "10000010, 00000000, false",
    "10000000, 00000000, true",
    "10000100, 00000000, true",
    "10000110, 00000000, false",
    "10001000, 00000000, false",
    "10010010, 00000000, false",
    "10010000, 00000000, true",
    "10110001, 00000000, false",
    "10110010, 00000000, true",
    "10110100, 00000000, false",
    "10000000, 11000001, false"
  })
  void isHiddenVp9_frameHeader_saysWhetherItIsShown(String first, String last, boolean hidden) {
    assertThat(HiddenPackets.isHiddenVp9(bits(first), bits(last))).isEqualTo(hidden);
  }

  @ParameterizedTest
  @CsvSource({"00010000, false", "00010001, false", "00000001, true", "11101111, true"})
  void isHiddenVp8_frameTag_saysWhetherItIsShown(String first, boolean hidden) {
    assertThat(HiddenPackets.isHiddenVp8(bits(first))).isEqualTo(hidden);
  }

  private static byte bits(String text) {
    return (byte) Integer.parseInt(text, 2);
  }
}
