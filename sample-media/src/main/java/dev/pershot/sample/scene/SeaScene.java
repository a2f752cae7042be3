package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Field;
import dev.pershot.sample.picture.Polygon;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;

/** The sun's road on the sea: every wave moves on its own, and no motion vector fits. */
public final class SeaScene implements Scene {
  private static final int HORIZON = 330;
  private static final int SUN_X = 760;
  private static final int FIELD = 512;

  /** What the sea mirrors: 0 is the sky at the horizon, 1 the zenith. */
  private static final Ramp MIRRORED =
      Ramp.from(Palette.AMBER)
          .at(0.12, Palette.CORAL)
          .at(0.34, Palette.ROSE)
          .at(0.62, Palette.PLUM)
          .to(Colour.mix(Palette.INDIGO, Palette.DEEP, 0.5));

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Canvas sky = new Canvas(WIDTH, HEIGHT);
  private final Field swell = Field.fractal(FIELD, 8, 5, 0.5, 81);
  private final Field ripples = Field.fractal(FIELD, 16, 4, 0.6, 82);

  public SeaScene() {
    sky.gradient(0, HORIZON + 20, Palette.DUSK);
    sky.glow(SUN_X, HORIZON - 40, 540, Palette.GOLD, 0.8);
    new Clouds(0.44, 0.7, 83).paint(sky, 20, 300, Palette.GOLD, Palette.ROSE);
    sky.fill(new Shape.Disc(SUN_X, HORIZON - 38, 62), Palette.CREAM);
    new Ridge(HORIZON - 4, 44, 300, 0.45, 84)
        .paint(sky, HORIZON, Ramp.even(Palette.ROSE, Palette.PLUM));
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    canvas.copyFrom(sky);
    for (int y = HORIZON; y < HEIGHT; y++) {
      water(frame, y);
    }
    boat(frame);
    canvas.writeTo(out, Dither.still());
  }

  /** A row of water; the lower in the picture, the nearer and the coarser the waves. */
  private void water(int frame, int y) {
    double near = (y - HORIZON + 1.0) / (HEIGHT - HORIZON);
    float distance = (float) (1 / (near + 0.15));
    float step = 0.24f * distance;
    float swellY = 390 * distance + frame * 1.1f;
    float ripplesY = 640 * distance - frame * 1.3f;
    // Far waves are too small to be seen one by one.
    float height = (float) Math.min(1, 0.3 + 0.9 * near);
    float roughness = (float) Math.min(1, 0.08 + 1.4 * near);
    double road = 80 + 120 * near;
    int[] pixels = canvas.pixels();
    for (int x = 0; x < WIDTH; x++) {
      float across = (x - WIDTH / 2) * step;
      float slope =
          height * swell.at(across + frame * 0.5f, swellY)
              + 0.9f * roughness * ripples.at(across * 2.1f - frame * 0.9f, ripplesY);
      double fromSun = (x - SUN_X) / road;
      double glitter = 1.5 * slope + 0.3 - 0.3 * fromSun * fromSun - 0.2 * near;
      int mirrored = MIRRORED.at(0.06 + 0.86 * Math.sqrt(near) * near + 0.36 * slope);
      pixels[y * WIDTH + x] =
          glitter > 0 ? Colour.mix(mirrored, Palette.CREAM, 2.6 * glitter) : mirrored;
    }
  }

  private void boat(int frame) {
    double x = 330 + 0.9 * frame;
    double y = 402 + 3 * StrictMath.sin(frame * 0.16);
    double lean = 5 * StrictMath.sin(frame * 0.11);
    canvas.fill(
        new Polygon(x - 56, y - 8, x + 62, y - 10, x + 42, y + 14, x - 42, y + 14), Palette.NIGHT);
    canvas.fill(new Polygon(x + 2, y - 14, x + 6 + lean, y - 148, x + 58, y - 18), Palette.CREAM);
    canvas.fill(new Polygon(x - 4, y - 14, x + lean, y - 132, x - 44, y - 18), Palette.CORAL);
    for (int i = 0; i < 5; i++) {
      double width = 90 - i * 14 + 10 * StrictMath.sin(frame * 0.3 + i * 2);
      canvas.soften(new Shape.Box(x, y + 18 + i * 7, width, 3, 1), Palette.NIGHT, 0.5, 3);
    }
  }
}
