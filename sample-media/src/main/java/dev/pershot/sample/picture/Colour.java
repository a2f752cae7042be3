package dev.pershot.sample.picture;

/**
 * A BT.709 limited-range colour in one int: 12 bits of luma, then 10 of Cb and 10 of Cr, so 16 and
 * 4 steps to one 8-bit code. Pixels are plain ints because a picture holds 921,600 of them.
 */
public final class Colour {
  static final int LUMA_SHIFT = 20;
  static final int CB_SHIFT = 10;
  static final int CHROMA_MASK = 0x3ff;

  private static final double RED = 0.2126;
  private static final double GREEN = 0.7152;
  private static final double BLUE = 0.0722;

  private Colour() {}

  /** From {@code 0xRRGGBB}, as colours are written on the web. */
  public static int rgb(int rgb) {
    double r = ((rgb >> 16) & 0xff) / 255.0;
    double g = ((rgb >> 8) & 0xff) / 255.0;
    double b = (rgb & 0xff) / 255.0;
    double y = RED * r + GREEN * g + BLUE * b;
    double cb = (b - y) / (2 * (1 - BLUE));
    double cr = (r - y) / (2 * (1 - RED));
    return pack(
        (int) Math.rint((16 + 219 * y) * 16),
        (int) Math.rint((128 + 224 * cb) * 4),
        (int) Math.rint((128 + 224 * cr) * 4));
  }

  static int pack(int luma12, int cb10, int cr10) {
    return (luma12 << LUMA_SHIFT) | (cb10 << CB_SHIFT) | cr10;
  }

  static int luma(int colour) {
    return colour >>> LUMA_SHIFT;
  }

  static int cb(int colour) {
    return (colour >> CB_SHIFT) & CHROMA_MASK;
  }

  static int cr(int colour) {
    return colour & CHROMA_MASK;
  }

  /** {@code a} at weight 0, {@code b} at weight 1; weights beyond are taken as these. */
  public static int mix(int a, int b, double weight) {
    return mix256(a, b, (int) (Math.max(0, Math.min(1, weight)) * 256 + 0.5));
  }

  /** As {@link #mix}, with the weight in 256ths and unchecked: this is the innermost loop. */
  public static int mix256(int a, int b, int weight) {
    int ya = luma(a);
    int cba = cb(a);
    int cra = cr(a);
    return pack(
        ya + (((luma(b) - ya) * weight + 128) >> 8),
        cba + (((cb(b) - cba) * weight + 128) >> 8),
        cra + (((cr(b) - cra) * weight + 128) >> 8));
  }

  /** The same hue with its luma scaled, black being luma 16. */
  public static int shade(int colour, double factor) {
    int black = 16 * 16;
    int white = 235 * 16;
    int y = (int) Math.rint(black + (luma(colour) - black) * factor);
    return pack(Math.max(black, Math.min(white, y)), cb(colour), cr(colour));
  }
}
