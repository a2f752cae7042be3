package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Field;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Polygon;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;

/** Flames and sparks: nothing is where it was a frame ago. */
public final class CampfireScene implements Scene {
  private static final int FIELD = 512;
  private static final int FIRE_X = 640;
  private static final int FIRE_FOOT = 610;
  private static final int FIRE_HEIGHT = 520;
  private static final int SPARKS = 150;

  private static final Ramp FLAME =
      Ramp.from(Palette.PLUM)
          .at(0.2, Palette.ROSE)
          .at(0.42, Palette.CORAL)
          .at(0.64, Palette.AMBER)
          .at(0.84, Palette.GOLD)
          .to(Palette.CREAM);

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Canvas wood = new Canvas(WIDTH, HEIGHT);
  private final Field tongues = Field.fractal(FIELD, 5, 4, 0.5, 101);
  private final Field licks = Field.fractal(FIELD, 11, 4, 0.5, 102);

  public CampfireScene() {
    wood.gradient(0, HEIGHT, Ramp.even(Palette.INK, Palette.NIGHT, Palette.INDIGO));
    for (int i = 0; i < 110; i++) {
      Shape star =
          new Shape.Disc(
              WIDTH * Hash.unit(i, 105), 400 * Hash.unit(i, 106), Hash.between(0.5, 1.4, i, 107));
      wood.fill(star, Palette.CREAM, 0.5);
    }
    pines(26, 560, 230, Colour.mix(Palette.INDIGO, Palette.INK, 0.35));
    pines(17, 630, 360, Colour.mix(Palette.NIGHT, Palette.INK, 0.5));
    new Ridge(612, 10, 300, 0.4, 103)
        .paint(wood, HEIGHT, Ramp.even(Colour.mix(Palette.NIGHT, Palette.PLUM, 0.3), Palette.INK));
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    canvas.copyFrom(wood);
    double flicker = 0.42 + 0.05 * StrictMath.sin(frame * 1.1) + 0.05 * Hash.unit(frame, 104);
    canvas.glow(FIRE_X, 500, 640, Palette.CORAL, flicker);
    canvas.glow(FIRE_X, 520, 380, Palette.AMBER, flicker);
    logs();
    for (int y = FIRE_FOOT - FIRE_HEIGHT; y < FIRE_FOOT + 20; y++) {
      flames(frame, y);
    }
    for (int spark = 0; spark < SPARKS; spark++) {
      spark(spark, frame);
    }
    canvas.writeTo(out, Dither.still());
  }

  /** Noise that rises at two speeds, cut out by the outline of a fire. */
  private void flames(int frame, int y) {
    double up = (FIRE_FOOT - y) / (double) FIRE_HEIGHT;
    double halfWidth = 175 * (1 - 0.62 * up) * Math.min(1, 0.74 + 1.8 * up);
    double sway = 22 * up * StrictMath.sin(frame * 0.3 + up * 4);
    double foot = Math.min(1, Math.max(0, (FIRE_FOOT + 20 - y) / 50.0));
    for (int x = FIRE_X - 230; x < FIRE_X + 230; x++) {
      double across = (x - FIRE_X - sway) / halfWidth;
      // Tongues are taller than they are wide, and lick faster than the body rises.
      double noise =
          tongues.at(x * 1.3f, (y + frame * 13) * 0.5f)
              + 0.6 * licks.at(x * 1.1f, (y + frame * 19) * 0.55f);
      double heat = 0.82 - across * across - 0.98 * up + (0.3 + 0.62 * up) * noise;
      if (heat * foot > 0) {
        canvas.blend(x, y, FLAME.at(1.5 * heat * foot), Math.min(1, heat * foot * 5));
      }
    }
  }

  private void spark(int index, int frame) {
    int life = 20 + (Hash.bits(index, 111) & 31);
    int clock = frame + (Hash.bits(index, 112) & 63);
    int flight = clock / life * 1000 + index;
    double age = clock % life / (double) life;
    double x =
        FIRE_X
            + Hash.between(-90, 90, flight, 113)
            + Hash.between(-190, 190, flight, 114) * age
            + 16 * StrictMath.sin(age * 9 + index);
    double y = FIRE_FOOT - 120 - Hash.between(330, 620, flight, 115) * age;
    double size = Hash.between(1.4, 4.2, flight, 116) * (1 - 0.6 * age);
    double drift = 4 * StrictMath.cos(age * 9 + index);
    canvas.fill(
        new Shape.Stroke(x, y, x - drift, y + 4, size),
        Colour.mix(Palette.GOLD, Palette.CORAL, age),
        1 - age * age);
  }

  private void logs() {
    int bark = Colour.mix(Palette.INK, Palette.PLUM, 0.35);
    canvas.fill(new Shape.Stroke(490, 640, 760, 590, 34), bark);
    canvas.fill(new Shape.Stroke(790, 640, 520, 592, 34), Colour.mix(bark, Palette.INK, 0.4));
    canvas.fill(new Shape.Stroke(540, 648, 740, 648, 36), bark);
    canvas.fill(new Shape.Disc(490, 640, 13), Palette.ROSE);
    canvas.fill(new Shape.Disc(790, 640, 13), Palette.ROSE);
  }

  private void pines(int count, double foot, double height, int colour) {
    for (int i = 0; i < count; i++) {
      double x = (i + Hash.unit(i, 121 + count)) * WIDTH / count;
      // A clearing: the nearer the fire the smaller the trees.
      double clearing = Math.min(1, 0.25 + Math.abs(x - FIRE_X) / 560);
      double tall = height * clearing * Hash.between(0.7, 1.1, i, 122 + count);
      for (int tier = 0; tier < 5; tier++) {
        double top = foot - tall + tier * tall * 0.17;
        double half = tall * (0.09 + 0.045 * tier);
        double base = top + tall * 0.34;
        wood.fill(new Polygon(x, top, x + half, base, x - half, base), colour);
      }
    }
  }
}
