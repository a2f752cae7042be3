package dev.pershot.sample.picture;

/**
 * A band of scenery, partly transparent, that repeats sideways: what passes by a window. It is
 * blurred once, when it is made, as far as it moves while the shutter is open.
 */
public final class Strip {
  private final int width;
  private final int height;
  private final int[] colours;
  private final float[] opacities;

  /** The colour of a strip at a point. */
  @FunctionalInterface
  public interface Paint {
    int at(int x, int y);
  }

  /**
   * Makes a strip.
   *
   * @param width a power of two
   * @param blur in columns
   * @param opacity in [0, 1]
   */
  public static Strip of(int width, int height, int blur, Field.Formula opacity, Paint paint) {
    Strip strip = new Strip(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float covered = (float) opacity.at(x, y);
        strip.opacities[y * width + x] = covered;
        strip.colours[y * width + x] = covered > 0 ? paint.at(x, y) : 0;
      }
    }
    return blur > 1 ? strip.blurred(blur) : strip;
  }

  private Strip(int width, int height) {
    if (Integer.bitCount(width) != 1) {
      throw new IllegalArgumentException("width must be a power of two: " + width);
    }
    this.width = width;
    this.height = height;
    colours = new int[width * height];
    opacities = new float[width * height];
  }

  /** Lays the strip over the canvas from row {@code top} on, moved left by {@code scroll}. */
  public void paint(Canvas canvas, int scroll, int top) {
    int last = Math.min(height, canvas.height() - top);
    for (int y = Math.max(0, -top); y < last; y++) {
      for (int x = 0; x < canvas.width(); x++) {
        int at = y * width + ((x + scroll) & (width - 1));
        float opacity = opacities[at];
        if (opacity > 0) {
          canvas.blend(x, y + top, colours[at], opacity);
        }
      }
    }
  }

  private Strip blurred(int columns) {
    Strip blurred = new Strip(width, height);
    for (int y = 0; y < height; y++) {
      blurred.blurRow(this, y * width, columns);
    }
    return blurred;
  }

  /** A running sum over the columns, in which a colour counts as much as it is opaque. */
  private void blurRow(Strip sharp, int row, int columns) {
    double opacity = 0;
    double luma = 0;
    double cb = 0;
    double cr = 0;
    for (int x = -columns; x < width; x++) {
      int entering = row + (x & (width - 1));
      int leaving = row + ((x - columns) & (width - 1));
      double in = sharp.opacities[entering];
      double out = x < 0 ? 0 : sharp.opacities[leaving];
      opacity += in - out;
      luma += in * Colour.luma(sharp.colours[entering]) - out * Colour.luma(sharp.colours[leaving]);
      cb += in * Colour.cb(sharp.colours[entering]) - out * Colour.cb(sharp.colours[leaving]);
      cr += in * Colour.cr(sharp.colours[entering]) - out * Colour.cr(sharp.colours[leaving]);
      if (x >= 0 && opacity > 1e-3) {
        opacities[row + x] = (float) Math.min(1, opacity / columns);
        colours[row + x] =
            Colour.pack((int) (luma / opacity), (int) (cb / opacity), (int) (cr / opacity));
      }
    }
  }
}
