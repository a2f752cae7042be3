package dev.pershot.sample.picture;

import java.util.Arrays;

/** A full-resolution sheet of {@link Colour}s to draw on, which ends as a {@link Yuv420Picture}. */
public final class Canvas {
  private final int width;
  private final int height;
  private final int[] pixels;

  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Row after row, to be written directly where a scene computes every pixel. */
  public int[] pixels() {
    return pixels;
  }

  public void copyFrom(Canvas other) {
    System.arraycopy(other.pixels, 0, pixels, 0, pixels.length);
  }

  /** Fills rows [top, bottom) from the ramp's 0 down to its 1. */
  public void gradient(int top, int bottom, Ramp ramp) {
    for (int y = top; y < bottom; y++) {
      int colour = ramp.at((y + 0.5 - top) / (bottom - top));
      Arrays.fill(pixels, y * width, (y + 1) * width, colour);
    }
  }

  public void fill(Shape shape, int colour) {
    fill(shape, colour, 1);
  }

  /** Covers the shape's inside with the colour; {@code opacity} lies in [0, 1]. */
  public void fill(Shape shape, int colour, double opacity) {
    soften(shape, colour, opacity, 1);
  }

  /** As {@link #fill}, with an edge that fades over {@code blur} pixels. */
  public void soften(Shape shape, int colour, double opacity, double blur) {
    Shape.Bounds bounds = shape.bounds();
    int left = Math.max(0, (int) Math.floor(bounds.left() - blur));
    int right = Math.min(width, (int) Math.ceil(bounds.right() + blur));
    int top = Math.max(0, (int) Math.floor(bounds.top() - blur));
    int bottom = Math.min(height, (int) Math.ceil(bounds.bottom() + blur));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double coverage = 0.5 - shape.distance(x + 0.5, y + 0.5) / blur;
        if (coverage > 0) {
          blend(x, y, colour, Math.min(1, coverage) * opacity);
        }
      }
    }
  }

  /** A light: full in the middle, and fading so gently that its rim does not show. */
  public void glow(double centreX, double centreY, double radius, int colour, double strength) {
    int top = Math.max(0, (int) (centreY - radius));
    int bottom = Math.min(height, (int) (centreY + radius) + 1);
    int left = Math.max(0, (int) (centreX - radius));
    int right = Math.min(width, (int) (centreX + radius) + 1);
    for (int y = top; y < bottom; y++) {
      double dy = (y + 0.5 - centreY) / radius;
      for (int x = left; x < right; x++) {
        double dx = (x + 0.5 - centreX) / radius;
        double fall = 1 - dx * dx - dy * dy;
        if (fall > 0) {
          blend(x, y, colour, fall * fall * fall * strength);
        }
      }
    }
  }

  public void blend(int x, int y, int colour, double weight) {
    int at = y * width + x;
    pixels[at] = Colour.mix(pixels[at], colour, weight);
  }

  /** Rounds to 8 bits and takes chroma where MPEG-2 and H.264 have it: left, between two rows. */
  public void writeTo(Yuv420Picture out, Dither dither) {
    for (int y = 0; y < height; y++) {
      writeLuma(y, out.luma(), dither);
    }
    for (int y = 0; y < height; y += 2) {
      writeChroma(y, out.cb(), out.cr(), dither);
    }
  }

  private void writeLuma(int y, byte[] luma, Dither dither) {
    int row = y * width;
    for (int x = 0; x < width; x++) {
      luma[row + x] = (byte) ((Colour.luma(pixels[row + x]) + dither.sixteenths(x, y)) >> 4);
    }
  }

  private void writeChroma(int y, byte[] cb, byte[] cr, Dither dither) {
    int row = y * width;
    int out = y / 2 * (width / 2);
    for (int x = 0; x < width; x += 2) {
      int left = row + Math.max(0, x - 1);
      int here = row + x;
      int right = here + 1;
      // Eight weights of 10 bits make 13; 32 steps to one code, so the dither counts twice.
      int noise = 2 * dither.sixteenths(x / 2, y / 2);
      int sumCb = chromaSum(left, here, right, Colour.CB_SHIFT);
      int sumCr = chromaSum(left, here, right, 0);
      cb[out + x / 2] = (byte) ((sumCb + noise) >> 5);
      cr[out + x / 2] = (byte) ((sumCr + noise) >> 5);
    }
  }

  private int chromaSum(int left, int here, int right, int shift) {
    return chroma(left, shift)
        + 2 * chroma(here, shift)
        + chroma(right, shift)
        + chroma(left + width, shift)
        + 2 * chroma(here + width, shift)
        + chroma(right + width, shift);
  }

  private int chroma(int at, int shift) {
    return (pixels[at] >> shift) & Colour.CHROMA_MASK;
  }
}
