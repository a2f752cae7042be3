package dev.pershot.sample.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanvasTest {
  private static final int BLACK = Colour.rgb(0x000000);
  private static final int WHITE = Colour.rgb(0xffffff);

  private final Canvas canvas = new Canvas(64, 64);
  private final Yuv420Picture picture = new Yuv420Picture(64, 64);

  @Test
  void fill_disc_coversItsArea() {
    Arrays.fill(canvas.pixels(), BLACK);
    canvas.fill(new Shape.Disc(31.3, 32.6, 20), WHITE);
    canvas.writeTo(picture, Dither.still());

    double covered = 0;
    for (byte luma : picture.luma()) {
      covered += ((luma & 0xff) - 16) / 219.0;
    }
    assertThat(covered).isCloseTo(Math.PI * 400, within(Math.PI * 4));
  }

  @Test
  void fill_shapeAcrossTheEdge_isCutOff() {
    Arrays.fill(canvas.pixels(), BLACK);
    canvas.fill(new Polygon(-50, -50, 200, -50, 200, 200, -50, 200), WHITE);

    assertThat(canvas.pixels()).containsOnly(WHITE);
  }

  @Test
  void writeTo_betweenTwoCodes_dithersToTheirMean() {
    int between = Colour.mix(Colour.pack(1600, 512, 512), Colour.pack(1616, 512, 512), 0.25);
    Arrays.fill(canvas.pixels(), between);
    canvas.writeTo(picture, Dither.moving(3));

    double mean = 0;
    for (byte luma : picture.luma()) {
      assertThat((int) luma).isBetween(100, 101);
      mean += luma / (64.0 * 64.0);
    }
    assertThat(mean).isCloseTo(100.25, within(0.05));
  }

  @Test
  void writeTo_colourEdge_sitsLeftAsMpeg2Has() {
    Arrays.fill(canvas.pixels(), BLACK);
    int blue = Colour.rgb(0x0000ff);
    canvas.fill(new Shape.Box(64, 32, 64, 64, 0), blue);
    canvas.writeTo(picture, Dither.still());

    // Column 16 of chroma lies on column 32 of luma: a quarter of it is still left of the edge.
    assertThat(picture.cb()[15] & 0xff).isEqualTo(128);
    assertThat(picture.cb()[16] & 0xff).isBetween(211, 213);
    assertThat(picture.cb()[17] & 0xff).isEqualTo(240);
  }
}
