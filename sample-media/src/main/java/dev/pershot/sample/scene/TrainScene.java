package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Field;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Noise;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Strip;
import dev.pershot.sample.picture.Yuv420Picture;
import java.util.List;

/** The view from a train: everything passes, the nearer the faster. */
public final class TrainScene implements Scene {
  private static final int PERIOD = 2048;

  private static final int POLE_SPACING = PERIOD / 2;

  /** Blur of half a frame's movement: a shutter of 180 degrees. */
  private static final int SHUTTER = 2;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Canvas sky = new Canvas(WIDTH, HEIGHT);
  private final List<Layer> layers =
      List.of(
          hills(new Ridge(150, 110, 420, 0.47, 41), 300, 2, Palette.ROSE, Palette.CORAL),
          hills(new Ridge(100, 60, 340, 0.42, 42), 390, 6, Palette.PLUM, Palette.ROSE),
          cypresses(12),
          lavender(526, 20, 46),
          lavender(556, 32, 47),
          lavender(604, 48, 48),
          poles(56),
          hills(new Ridge(70, 70, 90, 0.6, 45), 620, 80, Palette.INK, Palette.INK));

  private record Layer(Strip strip, int top, int speed) {}

  public TrainScene() {
    sky.gradient(0, 500, Palette.DUSK);
    sky.glow(860, 380, 520, Palette.GOLD, 0.75);
    sky.fill(new Shape.Disc(860, 372, 66), Palette.CREAM);
    new Clouds(0.46, 0.7, 51).paint(sky, 20, 380, Palette.GOLD, Palette.ROSE);
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    canvas.copyFrom(sky);
    for (Layer layer : layers) {
      layer.strip().paint(canvas, frame * layer.speed(), layer.top());
    }
    canvas.writeTo(out, Dither.still());
  }

  private static Layer hills(Ridge ridge, int top, int speed, int crest, int foot) {
    double[] rows = new double[PERIOD];
    for (int x = 0; x < PERIOD; x++) {
      rows[x] = ridge.rowAt(x, PERIOD);
    }
    int height = HEIGHT - top;
    return layer(
        top,
        height,
        speed,
        (x, y) -> Math.max(0, Math.min(1, y + 1 - rows[x])),
        (x, y) -> Colour.mix(crest, foot, 0.7 * y / height));
  }

  /** Cypresses, slender as flames, and bushes between them. */
  private static Layer cypresses(int speed) {
    int height = 190;
    return layer(
        350,
        height,
        speed,
        (x, y) -> cypress(x, height - 10 - y),
        (x, y) -> Colour.mix(Palette.INDIGO, Palette.NIGHT, (double) y / height));
  }

  private static double cypress(int x, double aboveGround) {
    int spacing = 64;
    int tree = x / spacing;
    boolean bush = Hash.unit(tree, 55) < 0.45;
    double tall = bush ? 24 : Hash.between(70, 150, tree, 56);
    double middle = spacing * (tree + Hash.between(0.4, 0.6, tree, 57));
    double up = aboveGround / tall;
    double pointed = Math.sqrt(Math.max(0, up)) * Math.max(0, 1 - up) * 2.6;
    double inside = (bush ? 30 : 15) * pointed - Math.abs(x - middle);
    double grass = 6 - aboveGround + 5 * Hash.unit(x / 6, 58);
    return Math.max(0, Math.min(1, Math.max(inside, grass)));
  }

  /** Lavender in the last light, a nearer stretch of it for every call. */
  private static Layer lavender(int top, int speed, int seed) {
    Noise noise = new Noise(seed);
    double coarseness = speed / 20.0;
    int cells = (int) (PERIOD / (26 * coarseness));
    Ramp bloom = Ramp.even(Palette.INK, Palette.NIGHT, Palette.PLUM, Palette.ROSE, Palette.AMBER);
    return layer(
        top,
        HEIGHT - top,
        speed,
        (x, y) -> Math.min(1, y / (5 * coarseness)),
        (x, y) -> {
          double across = (double) x * cells / PERIOD;
          double rows = noise.fractal(across, y / (5 * coarseness), cells, 4, 0.62);
          return bloom.at(0.64 - (y + top - 526) / 290.0 + 0.5 * rows);
        });
  }

  /** Telegraph poles, and the wires that sag between them. */
  private static Layer poles(int speed) {
    return layer(
        10, HEIGHT - 10, speed, (x, y) -> Math.max(pole(x, y), wires(x, y)), (x, y) -> Palette.INK);
  }

  private static double pole(int x, int y) {
    double away = Math.abs(fromPole(x));
    boolean post = away < 9 && y > 40;
    boolean arm = away < 52 && (Math.abs(y - 74) < 4 || Math.abs(y - 100) < 4);
    return post || arm ? 1 : 0;
  }

  private static double wires(int x, int y) {
    double along = Math.abs(fromPole(x)) / (POLE_SPACING / 2.0);
    double sag = 60 * along * (2 - along);
    double nearest = HEIGHT;
    for (int wire = 0; wire < 3; wire++) {
      nearest = Math.min(nearest, Math.abs(y - 74 - wire * 26 - sag));
    }
    return Math.max(0, Math.min(1, 1.4 - nearest));
  }

  private static double fromPole(int x) {
    return x % POLE_SPACING - POLE_SPACING / 2.0;
  }

  private static Layer layer(
      int top, int height, int speed, Field.Formula opacity, Strip.Paint paint) {
    return new Layer(Strip.of(PERIOD, height, speed / SHUTTER, opacity, paint), top, speed);
  }
}
