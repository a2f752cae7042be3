package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;

/** Night: a glow that grows over a few dark codes. Cheap in bits, and the first to show bands. */
public final class MoonriseScene implements Scene {
  private static final double PIXELS_A_FRAME = 0.8;
  private static final double REACH = 820;

  private static final Ramp GLOW =
      Ramp.from(Colour.mix(Palette.INDIGO, Palette.ROSE, 0.24))
          .at(0.22, Colour.rgb(0x24254f))
          .at(0.55, Palette.NIGHT)
          .to(Colour.rgb(0x0a0c1b));

  private final Ridge[] hillLines = {
    new Ridge(520, 80, 420, 0.44, 95),
    new Ridge(590, 66, 360, 0.42, 96),
    new Ridge(660, 60, 420, 0.4, 97),
  };
  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);

  @Override
  public void draw(int frame, Yuv420Picture out) {
    double moonY = 400 - PIXELS_A_FRAME * frame;
    for (int y = 0; y < HEIGHT; y++) {
      glow(y, moonY);
    }
    stars();
    canvas.glow(820, moonY, 260, Palette.GOLD, 0.3);
    canvas.fill(new Shape.Disc(820, moonY, 46), Palette.CREAM, 0.85);
    canvas.fill(new Shape.Disc(806, moonY - 10, 9), Palette.GOLD, 0.35);
    canvas.fill(new Shape.Disc(832, moonY + 14, 13), Palette.GOLD, 0.3);
    canvas.fill(new Shape.Disc(836, moonY - 20, 6), Palette.GOLD, 0.3);
    hills();
    // A camera's noise instead of steps: the bands are left to the encoder.
    canvas.writeTo(out, Dither.moving(frame));
  }

  private void glow(int y, double moonY) {
    double dy = (y - moonY) / REACH;
    int[] pixels = canvas.pixels();
    for (int x = 0; x < WIDTH; x++) {
      double dx = (x - 820) / REACH;
      pixels[y * WIDTH + x] = GLOW.at(Math.sqrt(dx * dx + dy * dy));
    }
  }

  private void stars() {
    for (int i = 0; i < 90; i++) {
      canvas.fill(
          new Shape.Disc(
              WIDTH * Hash.unit(i, 91), 420 * Hash.unit(i, 92), Hash.between(0.5, 1.3, i, 93)),
          Palette.CREAM,
          Hash.between(0.15, 0.6, i, 94));
    }
  }

  private void hills() {
    int haze = Colour.rgb(0x1f2148);
    for (int i = 0; i < hillLines.length; i++) {
      int crest = Colour.mix(haze, Palette.INK, 0.3 + 0.33 * i);
      hillLines[i].paint(canvas, HEIGHT, Ramp.even(crest, Colour.mix(crest, haze, 0.35)));
    }
  }
}
