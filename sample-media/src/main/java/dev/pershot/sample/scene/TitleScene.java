package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Lettering;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;

/** A title over hills at sunset: nothing moves, so all that it costs is its first frame. */
public final class TitleScene implements Scene {
  private static final int HORIZON = 560;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);

  public TitleScene() {
    canvas.gradient(0, HEIGHT, Palette.DUSK);
    canvas.gradient(0, HORIZON, Palette.DUSK);
    stars();
    canvas.glow(640, 480, 520, Palette.GOLD, 0.65);
    canvas.fill(new Shape.Disc(640, 462, 142), Colour.mix(Palette.CREAM, Palette.GOLD, 0.5));
    hills();
    new Lettering(92, 13, 34).drawCentred(canvas, "PERSHOT", 640, 208, Palette.CREAM);
    new Lettering(19, 2.4, 4.5)
        .drawCentred(
            canvas, "a sample master in thirteen shots, made of formulas", 640, 266, Palette.CREAM);
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    canvas.writeTo(out, Dither.still());
  }

  private void stars() {
    for (int i = 0; i < 130; i++) {
      double y = 300 * Hash.unit(i, 1) * Hash.unit(i, 2);
      double radius = Hash.between(0.5, 1.5, i, 3);
      canvas.fill(
          new Shape.Disc(WIDTH * Hash.unit(i, 4), y, radius),
          Palette.CREAM,
          Hash.between(0.2, 0.8, i, 5));
    }
  }

  private void hills() {
    int far = Colour.mix(Palette.ROSE, Palette.CORAL, 0.5);
    new Ridge(500, 95, 380, 0.46, 11).paint(canvas, HEIGHT, Ramp.even(far, Palette.CORAL));
    new Ridge(560, 90, 300, 0.44, 12)
        .paint(canvas, HEIGHT, Ramp.even(Palette.ROSE, Palette.ROSE, far));
    new Ridge(610, 70, 420, 0.42, 13)
        .paint(canvas, HEIGHT, Ramp.even(Palette.PLUM, Palette.PLUM, Palette.ROSE));
    new Ridge(665, 60, 340, 0.4, 14)
        .paint(canvas, HEIGHT, Ramp.even(Palette.INDIGO, Palette.NIGHT));
  }
}
