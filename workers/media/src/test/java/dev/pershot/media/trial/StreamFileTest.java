package dev.pershot.media.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamFileTest {
  @ParameterizedTest
  @CsvSource({
    "00000106aabbcc0000016588, 0000016588",
    "0000000106aabbcc000000016588, 000000016588",
    "00000106aabbcc000000016588, 000000016588",
    "0000010605ff0000010605ee000001658800, 000001658800",
    "0000016588, 0000016588",
    "000001419a00000106aa, 000001419a00000106aa",
    "00000106aabbcc, 00000106aabbcc"
  })
  void withoutLeadingSei_codedFrame_beginsWithItsSlice(String frame, String slice) {
    HexFormat hex = HexFormat.of();

    assertThat(hex.formatHex(StreamFile.withoutLeadingSei(hex.parseHex(frame)))).isEqualTo(slice);
  }
}
