package dev.pershot.sample.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourTest {
  /** The 100 % colour bars of ITU-R BT.709 in 8 bits. */
  @ParameterizedTest
  @CsvSource({
    "FFFFFF, 235, 128, 128",
    "000000, 16, 128, 128",
    "FF0000, 63, 102, 240",
    "00FF00, 173, 42, 26",
    "0000FF, 32, 240, 118",
  })
  void rgb_ofColourBars_isTheirBt709Code(String rgb, int luma, int cb, int cr) {
    Canvas canvas = new Canvas(2, 2);
    java.util.Arrays.fill(canvas.pixels(), Colour.rgb(Integer.parseInt(rgb, 16)));
    Yuv420Picture picture = new Yuv420Picture(2, 2);
    canvas.writeTo(picture, Dither.still());

    assertThat(picture.luma()[0] & 0xff).isCloseTo(luma, org.assertj.core.data.Offset.offset(1));
    assertThat(picture.cb()[0] & 0xff).isCloseTo(cb, org.assertj.core.data.Offset.offset(1));
    assertThat(picture.cr()[0] & 0xff).isCloseTo(cr, org.assertj.core.data.Offset.offset(1));
  }

  @Test
  void mix_atTheEnds_isEitherColour() {
    int a = Colour.rgb(0x123456);
    int b = Colour.rgb(0xfedcba);

    assertThat(Colour.mix(a, b, 0)).isEqualTo(a);
    assertThat(Colour.mix(a, b, 1)).isEqualTo(b);
    assertThat(Colour.mix(a, b, 7)).isEqualTo(b);
  }

  @Test
  void ramp_betweenStops_risesSteadily() {
    Ramp ramp =
        Ramp.from(Colour.rgb(0x000000)).at(0.3, Colour.rgb(0x808080)).to(Colour.rgb(0xffffff));
    int last = -1;
    for (double t = -0.1; t < 1.1; t += 0.01) {
      assertThat(Colour.luma(ramp.at(t))).isGreaterThanOrEqualTo(last);
      last = Colour.luma(ramp.at(t));
    }
  }
}
