package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.FilmGrain;
import dev.pershot.sample.picture.Polygon;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;

/** A calm morning on grainy film: what moves is small, what costs is the grain. */
public final class LighthouseScene implements Scene {
  private static final int HORIZON = 500;
  private static final int TOWER_X = 905;
  private static final int TOWER_FOOT = 470;
  private static final int TOWER_TOP = 190;

  private static final Ramp DAWN =
      Ramp.from(Palette.DEEP)
          .at(0.35, Palette.TEAL)
          .at(0.65, Palette.MINT)
          .at(0.85, Palette.GOLD)
          .to(Palette.CREAM);

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Canvas coast = new Canvas(WIDTH, HEIGHT);
  private final FilmGrain grain = new FilmGrain(4.5, 151);

  public LighthouseScene() {
    coast.gradient(0, HORIZON, DAWN);
    coast.glow(330, HORIZON - 30, 520, Palette.AMBER, 0.7);
    new Clouds(0.42, 0.6, 152).paint(coast, 40, 470, Palette.CREAM, Palette.CORAL);
    coast.fill(new Shape.Disc(330, HORIZON - 26, 52), Palette.CREAM);
    coast.gradient(HORIZON, HEIGHT, Ramp.even(Palette.GOLD, Palette.TEAL, Palette.DEEP));
    cliff();
    tower();
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    canvas.copyFrom(coast);
    for (int wave = 0; wave < 46; wave++) {
      wave(wave, frame);
    }
    for (int bird = 0; bird < 5; bird++) {
      bird(bird, frame);
    }
    canvas.writeTo(out, Dither.still());
    grain.addTo(out, frame);
  }

  private void cliff() {
    int rock = Colour.mix(Palette.NIGHT, Palette.DEEP, 0.4);
    Ridge edge = new Ridge(0, 26, 150, 0.5, 153);
    for (int x = 560; x < WIDTH; x++) {
      double rise = Math.min(1, (x - 560) / 230.0);
      double row = HEIGHT - (HEIGHT - TOWER_FOOT + 6) * rise * (2 - rise) + edge.rowAt(x);
      for (int y = Math.max(0, (int) row); y < HEIGHT; y++) {
        int colour = Colour.mix(Palette.PLUM, rock, (y - row) / 110);
        coast.blend(x, y, colour, y + 1 - row);
      }
    }
  }

  private void tower() {
    int bands = 5;
    for (int band = 0; band < bands; band++) {
      double top = TOWER_TOP + (TOWER_FOOT - TOWER_TOP) * band / (double) bands;
      double bottom = TOWER_TOP + (TOWER_FOOT - TOWER_TOP) * (band + 1) / (double) bands;
      double above = 27 + 15.0 * band / bands;
      double below = 27 + 15.0 * (band + 1) / bands;
      int colour = band % 2 == 0 ? Palette.CREAM : Palette.CORAL;
      stripe(top, bottom, above, below, colour, -1);
      stripe(top, bottom, above, below, Colour.mix(colour, Palette.PLUM, 0.45), 0.25);
    }
    lantern();
    house();
  }

  private void lantern() {
    int iron = Palette.NIGHT;
    coast.fill(new Shape.Box(TOWER_X, TOWER_TOP - 3, 78, 10, 3), iron);
    coast.fill(new Shape.Box(TOWER_X, TOWER_TOP - 30, 40, 46, 3), Palette.GOLD);
    coast.fill(new Shape.Stroke(TOWER_X, TOWER_TOP - 52, TOWER_X, TOWER_TOP - 8, 4), iron);
    coast.fill(
        new Polygon(
            TOWER_X - 30, TOWER_TOP - 52, TOWER_X + 30, TOWER_TOP - 52, TOWER_X, TOWER_TOP - 84),
        Palette.CORAL);
    coast.fill(new Shape.Stroke(TOWER_X, TOWER_TOP - 84, TOWER_X, TOWER_TOP - 104, 3), iron);
    coast.glow(TOWER_X, TOWER_TOP - 30, 110, Palette.CREAM, 0.55);
  }

  private void house() {
    coast.fill(new Shape.Box(TOWER_X + 76, TOWER_FOOT - 4, 86, 56, 2), Palette.CREAM);
    coast.fill(
        new Polygon(
            TOWER_X + 24, TOWER_FOOT - 32, TOWER_X + 128, TOWER_FOOT - 32, TOWER_X + 76, 406),
        Palette.ROSE);
  }

  /** Part of a band, from {@code side} of its half width (-1 is the left edge) to the right. */
  private void stripe(
      double top, double bottom, double above, double below, int colour, double side) {
    coast.fill(
        new Polygon(
            TOWER_X + side * above,
            top,
            TOWER_X + above,
            top,
            TOWER_X + below,
            bottom,
            TOWER_X + side * below,
            bottom),
        colour);
  }

  private void wave(int index, int frame) {
    double near = index / 46.0;
    double y = HORIZON + 5 + (HEIGHT - HORIZON) * near * near;
    double x = (index * 337 % 1000) * 0.75 + 14 * StrictMath.sin(frame * 0.05 + index);
    double width = (40 + 120 * near) * (1 + 0.25 * StrictMath.sin(frame * 0.12 + index * 2.4));
    double shore = 590 - 0.3 * (y - HORIZON);
    if (x + width / 2 < shore) {
      canvas.soften(new Shape.Box(x, y, width, 1.5 + 2 * near, 1), Palette.CREAM, 0.5, 2);
    }
  }

  private void bird(int index, int frame) {
    double x = 250 + index * 74 + 2.6 * frame;
    double y = 200 + (index * 53 % 90) + 8 * StrictMath.sin(frame * 0.07 + index);
    double span = 15 + index % 3 * 4;
    double lift = span * 0.55 * StrictMath.sin(frame * 0.42 + index * 1.7);
    canvas.fill(new Shape.Stroke(x, y, x - span, y - lift, 3), Palette.NIGHT);
    canvas.fill(new Shape.Stroke(x, y, x + span, y - lift, 3), Palette.NIGHT);
  }
}
