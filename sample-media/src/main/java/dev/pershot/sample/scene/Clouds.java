package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Colour;
import dev.pershot.sample.picture.Noise;

/**
 * Flat clouds of an evening, lit from below.
 *
 * @param cover how much of the sky they take, in [0, 1]
 * @param opacity of the thickest
 */
record Clouds(double cover, double opacity, int seed) {
  private static final int NEVER_REPEATS = 1 << 10;

  Clouds {
    if (!(cover >= 0 && cover <= 1 && opacity >= 0 && opacity <= 1)) {
      throw new IllegalArgumentException(
          "cover and opacity must lie in [0, 1]: %s, %s".formatted(cover, opacity));
    }
  }

  /** Paints rows [top, bottom), fading out towards both. */
  void paint(Canvas canvas, int top, int bottom, int lit, int shadow) {
    Noise noise = new Noise(seed);
    for (int y = top; y < bottom; y++) {
      double height = (y - top) / (double) (bottom - top);
      double fade = Math.min(1, 5 * Math.min(height, 1 - height));
      // Clouds look flatter towards the horizon.
      double squeeze = 60 - 38 * height;
      for (int x = 0; x < canvas.width(); x++) {
        double here = noise.fractal(x / 340.0, y / squeeze, NEVER_REPEATS, 6, 0.5);
        double below = noise.fractal(x / 340.0, (y + 5) / squeeze, NEVER_REPEATS, 3, 0.5);
        double density = Math.max(0, Math.min(1, (here - 0.5 + cover) * 2.4));
        int colour = Colour.mix(lit, shadow, 0.5 + 1.6 * below);
        canvas.blend(x, y, colour, density * density * (3 - 2 * density) * opacity * fade);
      }
    }
  }
}
