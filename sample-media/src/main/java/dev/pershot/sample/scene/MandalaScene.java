package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Texture;
import dev.pershot.sample.picture.Yuv420Picture;

/**
 * A zoom into a rosette that has no end. In the logarithm of the radius a zoom is a shift, so a
 * picture is one texture looked up by (angle, log radius), both of which are known beforehand.
 */
public final class MandalaScene implements Scene {
  private static final int SIDE = 1024;
  private static final int CELL = SIDE / 2;
  private static final int PETALS = 14;

  /** Nats a frame: 2.4 % larger each. */
  private static final double ZOOM = 0.024;

  private static final double TURN = 0.006;
  private static final double CORE = 30;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Texture texture = Texture.of(rosette());
  private final int[] angles = new int[WIDTH * HEIGHT];
  private final int[] depths = new int[WIDTH * HEIGHT];
  private final byte[] levels = new byte[WIDTH * HEIGHT];
  private final short[] light = new short[WIDTH * HEIGHT];

  public MandalaScene() {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        prepare(y * WIDTH + x, x + 0.5 - WIDTH / 2.0, y + 0.5 - HEIGHT / 2.0);
      }
    }
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    int shift = fixed(frame * ZOOM);
    int turn = fixed(frame * TURN);
    int[] pixels = canvas.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int colour = texture.at(angles[i] + turn, depths[i] - shift, levels[i]);
      int glow = light[i];
      pixels[i] =
          glow >= 0
              ? Colour.mix256(colour, Palette.CREAM, glow)
              : Colour.mix256(colour, Palette.INK, -glow);
    }
    canvas.writeTo(out, Dither.still());
  }

  /** Cells are square: as high in log radius as wide in angle. */
  private static double texelsPerRadian() {
    return CELL * PETALS / (2 * Math.PI);
  }

  /** Radians, or nats, in 256ths of a texel. */
  private static int fixed(double radians) {
    return (int) Math.rint(radians * texelsPerRadian() * 256);
  }

  private void prepare(int at, double dx, double dy) {
    double radius = Math.sqrt(dx * dx + dy * dy);
    angles[at] = fixed(StrictMath.atan2(dy, dx));
    depths[at] = fixed(StrictMath.log(radius));
    levels[at] = (byte) texture.levelFor(texelsPerRadian() / radius);
    double core = Math.max(0, 1 - radius / (4 * CORE));
    double edge = Math.max(0, radius / 735 - 0.45);
    light[at] =
        (short)
            (radius < 4 * CORE
                ? Math.min(256, 420 * core * core * core)
                : -Math.min(256, 300 * edge * edge));
  }

  /** Two rings of two cells, so that neighbours differ. */
  private static Canvas rosette() {
    Canvas canvas = new Canvas(SIDE, SIDE);
    cell(canvas, 0, 0, Palette.NIGHT, Palette.CORAL, Palette.AMBER);
    cell(canvas, CELL, 0, Palette.INDIGO, Palette.ROSE, Palette.GOLD);
    cell(canvas, 0, CELL, Palette.PLUM, Palette.TEAL, Palette.MINT);
    cell(canvas, CELL, CELL, Palette.NIGHT, Palette.DEEP, Palette.CREAM);
    return canvas;
  }

  private static void cell(Canvas canvas, int left, int top, int ground, int petal, int accent) {
    double x = left + CELL / 2.0;
    double y = top + CELL / 2.0;
    canvas.fill(new Shape.Box(x, y, CELL, CELL, 0), ground);
    canvas.fill(petal(x, y, 1), petal);
    canvas.fill(petal(x, y + 14, 0.8), ground);
    canvas.fill(petal(x, y + 26, 0.62), accent);
    canvas.fill(petal(x, y + 52, 0.34), petal);
    canvas.fill(new Shape.Disc(x, top + 62, 11), accent);
    for (int i = 0; i < 4; i++) {
      double cornerX = left + (i % 2 == 0 ? 62 : CELL - 62);
      double cornerY = top + (i < 2 ? 62 : CELL - 62);
      canvas.fill(new Shape.Ring(cornerX, cornerY, 30, 12), accent);
      canvas.fill(new Shape.Disc(cornerX, cornerY, 13), petal);
    }
    canvas.fill(new Shape.Stroke(left, top + 4, left + CELL, top + 4, 8), accent);
  }

  /** Where two discs overlap: a leaf that points outwards. */
  private static Shape petal(double x, double y, double scale) {
    double half = CELL / 2.0 * 0.93 * scale;
    double radius = half * 1.25;
    double offset = radius - half * 0.62;
    Shape one = new Shape.Disc(x - offset, y, radius);
    Shape two = new Shape.Disc(x + offset, y, radius);
    return new Shape() {
      @Override
      public double distance(double px, double py) {
        return Math.max(one.distance(px, py), two.distance(px, py));
      }

      @Override
      public Bounds bounds() {
        return new Bounds(x - half, y - half * 1.1, x + half, y + half * 1.1);
      }
    };
  }
}
