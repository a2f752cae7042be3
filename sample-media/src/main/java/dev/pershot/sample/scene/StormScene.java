package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Field;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;

/** Clouds that drive, and rain before them. */
public final class StormScene implements Scene {
  private static final int FIELD = 1024;
  private static final int DROPS = 260;

  private static final Ramp CLOUD =
      Ramp.from(Colour.rgb(0x10142a))
          .at(0.35, Palette.INDIGO)
          .at(0.6, Colour.rgb(0x4b4a7c))
          .at(0.8, Colour.rgb(0x7f6f98))
          .to(Colour.rgb(0xc9a3a8));

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Field high = Field.fractal(FIELD, 3, 6, 0.5, 131);
  private final Field low = Field.fractal(FIELD, 4, 7, 0.55, 132);
  private final Ridge far = new Ridge(575, 60, 380, 0.45, 133);
  private final Ridge near = new Ridge(650, 60, 330, 0.4, 134);

  @Override
  public void draw(int frame, Yuv420Picture out) {
    for (int y = 0; y < HEIGHT; y++) {
      clouds(frame, y);
    }
    far.paint(canvas, HEIGHT, Ramp.even(Palette.INDIGO, Palette.NIGHT));
    near.paint(canvas, HEIGHT, Ramp.even(Palette.NIGHT, Palette.INK));
    for (int drop = 0; drop < DROPS; drop++) {
      rain(drop, frame);
    }
    canvas.writeTo(out, Dither.still());
  }

  private void clouds(int frame, int y) {
    // Rows are squeezed, as the underside of clouds is seen from below.
    int squeezed = y + y * y / 900;
    double horizon = Math.max(0, (y - 300) / 420.0);
    int[] pixels = canvas.pixels();
    for (int x = 0; x < WIDTH; x++) {
      float back = high.at(x + frame * 2, squeezed);
      float front = low.at(x + frame * 5, squeezed + 300 + (int) (60 * back));
      pixels[y * WIDTH + x] = CLOUD.at(0.36 + 0.34 * back + 0.52 * front + 0.34 * horizon);
    }
  }

  private void rain(int drop, int frame) {
    double speed = Hash.between(30, 52, drop, 141);
    double fallen = Hash.unit(drop, 142) * 900 + speed * frame;
    int round = (int) (fallen / 900);
    double y = fallen - 900 * round - 90;
    double x = Hash.unit(drop, 143 + round) * (WIDTH + 240) - 0.26 * y;
    double length = speed * 0.9;
    canvas.fill(
        new Shape.Stroke(x, y, x - 0.26 * length, y + length, speed / 26),
        Palette.CREAM,
        0.1 + speed / 260);
  }
}
