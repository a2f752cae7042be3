package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Hash;
import dev.pershot.sample.picture.Yuv420Picture;

/**
 * A wall of tiles, each of which turns by a quarter: hard edges and a rotation, over in a blink.
 */
public final class TilesScene implements Scene {
  private static final int SIDE = 80;
  private static final double HALF = SIDE / 2.0;
  private static final int COLUMNS = WIDTH / SIDE;
  private static final int TILES = COLUMNS * (HEIGHT / SIDE);
  private static final int TURN_FRAMES = 9;

  private static final int[][] PAIRS = {
    {Palette.NIGHT, Palette.CORAL},
    {Palette.CORAL, Palette.CREAM},
    {Palette.TEAL, Palette.NIGHT},
    {Palette.CREAM, Palette.TEAL},
    {Palette.AMBER, Palette.PLUM},
    {Palette.PLUM, Palette.AMBER},
    {Palette.NIGHT, Palette.MINT},
  };

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);

  @Override
  public void draw(int frame, Yuv420Picture out) {
    for (int tile = 0; tile < TILES; tile++) {
      draw(tile, tile % COLUMNS, tile / COLUMNS, frame);
    }
    canvas.writeTo(out, Dither.still());
  }

  private void draw(int tile, int column, int row, int frame) {
    int[] pair = PAIRS[Math.floorMod(Hash.bits(tile, 61), PAIRS.length)];
    int kind = Hash.bits(tile, 63) & 3;
    // The turn runs through the wall from corner to corner.
    double angle = angle(frame - (column + row) / 4.0, Hash.bits(tile, 62) & 3);
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    for (int y = 0; y < SIDE; y++) {
      double dy = y + 0.5 - HALF;
      int at = (row * SIDE + y) * WIDTH + column * SIDE;
      for (int x = 0; x < SIDE; x++) {
        double dx = x + 0.5 - HALF;
        double distance = motif(kind, dx * cosine + dy * sine, dy * cosine - dx * sine);
        canvas.pixels()[at + x] = Colour.mix(pair[0], pair[1], 0.5 - distance);
      }
    }
  }

  /** An angle that eases from one quarter to the next. */
  private static double angle(double frame, int quarters) {
    double t = Math.max(0, Math.min(1, frame / TURN_FRAMES));
    return (quarters + t * t * (3 - 2 * t)) * Math.PI / 2;
  }

  /** The distance to one of four figures about the tile's middle. */
  private static double motif(int kind, double x, double y) {
    double corner = Math.sqrt((x + HALF) * (x + HALF) + (y + HALF) * (y + HALF));
    return switch (kind) {
      case 0 -> corner - SIDE;
      case 1 -> Math.abs(corner - HALF) - SIDE / 6.0;
      case 2 -> (x + y) * 0.7071;
      default -> Math.max(Math.sqrt(x * x + y * y) - HALF + 6, -y);
    };
  }
}
