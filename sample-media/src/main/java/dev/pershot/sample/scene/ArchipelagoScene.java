package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Noise;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Yuv420Picture;

/**
 * Islands from above, all fine texture, passing slowly: plenty of detail, and a motion that an
 * encoder can follow.
 *
 * <p>The map is twice as wide as it is shown, so that half a pixel of movement needs no
 * interpolation, whose blur would come and go from frame to frame.
 */
public final class ArchipelagoScene implements Scene {
  private static final int TEXELS_A_PIXEL = 2;

  /** A pixel and a half. */
  private static final int TEXELS_A_FRAME = 3;

  private static final int LONGEST = 100;
  private static final int MAP_WIDTH = TEXELS_A_PIXEL * WIDTH + TEXELS_A_FRAME * LONGEST;
  private static final int NEVER_REPEATS = 1 << 12;
  private static final double SEA_LEVEL = 0.02;

  private static final Ramp WATER =
      Ramp.even(
          Colour.rgb(0x0a3350), Palette.DEEP, Colour.rgb(0x157687), Palette.TEAL, Palette.MINT);
  private static final Ramp LAND =
      Ramp.from(Colour.rgb(0xffe9bd))
          .at(0.06, Colour.rgb(0xf3cf92))
          .at(0.1, Colour.rgb(0x9fb36a))
          .at(0.3, Colour.rgb(0x5f9463))
          .at(0.55, Colour.rgb(0x39705a))
          .at(0.75, Colour.rgb(0x8f8070))
          .to(Palette.CREAM);

  private final Noise relief = new Noise(29);
  private final Noise detail = new Noise(30);
  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final int[] map = new int[MAP_WIDTH * HEIGHT];

  public ArchipelagoScene() {
    double[] above = heights(-1);
    for (int y = 0; y < HEIGHT; y++) {
      double[] row = heights(y);
      for (int x = 0; x < MAP_WIDTH; x++) {
        double slope = 3 * (row[x + 1] - row[x]) + 1.5 * (row[x] - above[x]);
        map[y * MAP_WIDTH + x] = colour(x, y, row[x], slope);
      }
      above = row;
    }
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    int scroll = Math.min(frame, LONGEST) * TEXELS_A_FRAME;
    int[] pixels = canvas.pixels();
    for (int y = 0; y < HEIGHT; y++) {
      int at = y * MAP_WIDTH + scroll;
      for (int x = 0; x < WIDTH; x++, at += TEXELS_A_PIXEL) {
        pixels[y * WIDTH + x] = Colour.mix256(map[at], map[at + 1], 128);
      }
    }
    canvas.writeTo(out, Dither.still());
  }

  /** One column more than the map has, for the slope at its edge. */
  private double[] heights(int y) {
    double[] heights = new double[MAP_WIDTH + 1];
    for (int x = 0; x <= MAP_WIDTH; x++) {
      double mapX = x / (420.0 * TEXELS_A_PIXEL);
      heights[x] = relief.fractal(mapX, y / 420.0, NEVER_REPEATS, 8, 0.5);
    }
    return heights;
  }

  private int colour(int x, int y, double height, double slope) {
    double fine = detail.at(x / (5.0 * TEXELS_A_PIXEL), y / 5.0, NEVER_REPEATS);
    double above = height - SEA_LEVEL;
    if (above < 0) {
      double depth = 1 + above * 2.6 + 0.03 * fine;
      return Colour.shade(WATER.at(depth * depth * depth), 1 + 0.05 * fine);
    }
    double wooded = Math.min(1, Math.max(0, above * 14 - 0.9)) * Math.max(0, 1 - above * 1.7);
    double crowns = Hash.unit(x >> 1, y) - 0.5 + 1.1 * fine;
    int ground = LAND.at(above * 1.9 + 0.02 * fine);
    return Colour.shade(ground, 1 - 6.5 * slope + 0.3 * wooded * crowns);
  }
}
