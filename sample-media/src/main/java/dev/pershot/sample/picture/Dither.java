package dev.pershot.sample.picture;

/**
 * Where rounding down turns into rounding up, pixel by pixel, so that a gradient of few codes has
 * no steps. The pattern is interleaved gradient noise (Jimenez, "Next Generation Post Processing in
 * Call of Duty", SIGGRAPH 2014): as even as blue noise, and one line.
 */
public final class Dither {
  private static final int SIZE = 64;
  private static final int[] SIXTEENTHS = pattern();

  private final int shiftX;
  private final int shiftY;

  private Dither(int shiftX, int shiftY) {
    this.shiftX = shiftX;
    this.shiftY = shiftY;
  }

  /** The same in all frames: a still picture stays a still picture. */
  public static Dither still() {
    return new Dither(0, 0);
  }

  /** Another in every frame, as a camera's noise is. */
  public static Dither moving(int frame) {
    int bits = Hash.bits(frame, 0xd17);
    return new Dither(bits & (SIZE - 1), (bits >> 8) & (SIZE - 1));
  }

  /** What to add to a 12-bit value before it loses its last four bits: 0 to 15. */
  int sixteenths(int x, int y) {
    return SIXTEENTHS[((y + shiftY) & (SIZE - 1)) * SIZE + ((x + shiftX) & (SIZE - 1))];
  }

  private static int[] pattern() {
    int[] pattern = new int[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double inner = 0.06711056 * x + 0.00583715 * y;
        double value = 52.9829189 * (inner - Math.floor(inner));
        pattern[y * SIZE + x] = (int) ((value - Math.floor(value)) * 16);
      }
    }
    return pattern;
  }
}
