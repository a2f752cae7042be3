package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Noise;
import dev.pershot.sample.picture.Ramp;

/**
 * A line of hills or mountains.
 *
 * @param base row about which the line goes up and down
 * @param height of the highest peaks over the base, in pixels
 * @param wavelength of the broadest hills, in pixels
 * @param roughness how strong each finer octave is, from 0.3 (dunes) to 0.6 (rock)
 */
record Ridge(double base, double height, double wavelength, double roughness, int seed) {
  private static final int NEVER_REPEATS = 1 << 10;
  private static final int OCTAVES = 7;

  Ridge {
    if (!(wavelength > 0 && roughness > 0 && roughness < 1)) {
      throw new IllegalArgumentException(
          "a ridge needs a wavelength and a roughness in (0, 1): %s, %s"
              .formatted(wavelength, roughness));
    }
  }

  /** The row of the line at a column. */
  double rowAt(double x) {
    return base
        - height
            * new Noise(seed)
                .fractal(x / wavelength, 0.37 + seed, NEVER_REPEATS, OCTAVES, roughness);
  }

  /** As {@link #rowAt}, and the same again after {@code period} columns. */
  double rowAt(double x, int period) {
    int cells = Math.max(1, (int) Math.rint(period / wavelength));
    return base
        - height * new Noise(seed).fractal(x * cells / period, 0.37, cells, OCTAVES, roughness);
  }

  /** Fills from the line down to {@code bottom}, the ramp's 0 being the highest peak. */
  void paint(Canvas canvas, int bottom, Ramp ramp) {
    double top = base - height;
    for (int x = 0; x < canvas.width(); x++) {
      double row = rowAt(x);
      for (int y = Math.max(0, (int) row); y < bottom; y++) {
        canvas.blend(x, y, ramp.at((y - top) / (bottom - top)), y + 1 - row);
      }
    }
  }
}
