package dev.pershot.sample.picture;

/**
 * Gradient noise after Perlin ("Improving Noise", SIGGRAPH 2002) on a lattice that repeats every
 * {@code period} cells, so that whatever is made of it can be tiled.
 */
public final class Noise {
  private static final int[] GRADIENT_X = {1, -1, 1, -1, 1, -1, 0, 0};
  private static final int[] GRADIENT_Y = {1, 1, -1, -1, 0, 0, 1, -1};

  private final int seed;

  public Noise(int seed) {
    this.seed = seed;
  }

  /** About [-1, 1], mean 0. */
  public double at(double x, double y, int period) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    double fx = x - x0;
    double fy = y - y0;
    double top = lerp(corner(x0, y0, fx, fy, period), corner(x0 + 1, y0, fx - 1, fy, period), fx);
    double bottom =
        lerp(
            corner(x0, y0 + 1, fx, fy - 1, period),
            corner(x0 + 1, y0 + 1, fx - 1, fy - 1, period),
            fx);
    return lerp(top, bottom, fy);
  }

  /**
   * Fractal sum: each octave twice as fine and {@code gain} times as strong, scaled so that the
   * result stays about [-1, 1].
   */
  public double fractal(double x, double y, int period, int octaves, double gain) {
    double sum = 0;
    double amplitude = 1;
    double total = 0;
    for (int octave = 0; octave < octaves; octave++) {
      int factor = 1 << octave;
      sum += amplitude * at(x * factor + octave * 17, y * factor + octave * 31, period * factor);
      total += amplitude;
      amplitude *= gain;
    }
    return sum / total * 1.4;
  }

  private double corner(int cellX, int cellY, double dx, double dy, int period) {
    int wrapped = (Math.floorMod(cellY, period) << 16) | Math.floorMod(cellX, period);
    int direction = Hash.bits(wrapped, seed) & 7;
    return GRADIENT_X[direction] * dx + GRADIENT_Y[direction] * dy;
  }

  private static double lerp(double a, double b, double t) {
    return a + (b - a) * (t * t * t * (t * (t * 6 - 15) + 10));
  }
}
