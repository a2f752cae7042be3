package dev.pershot.sample.picture;

/** A square of colours that repeats in both directions, with its halves, quarters, and so on. */
public final class Texture {
  private final int size;
  private final int[][] levels;

  private Texture(int size, int[] finest) {
    this.size = size;
    levels = new int[Integer.numberOfTrailingZeros(size) + 1][];
    levels[0] = finest;
    for (int level = 1; level < levels.length; level++) {
      levels[level] = halved(levels[level - 1], size >> level);
    }
  }

  /** Takes what is drawn on a square canvas whose side is a power of two. */
  public static Texture of(Canvas canvas) {
    int size = canvas.width();
    if (canvas.height() != size || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException(
          "a texture is a square with a side of a power of two: %dx%d"
              .formatted(size, canvas.height()));
    }
    return new Texture(size, canvas.pixels().clone());
  }

  public int size() {
    return size;
  }

  /** The level at which a texel is nearest to, and not finer than, a pixel. */
  public int levelFor(double texelsPerPixel) {
    int level = 0;
    while (level < levels.length - 1 && texelsPerPixel > (1 << level)) {
      level++;
    }
    return level;
  }

  /** Bilinear between four texels of a level; x and y are in 256ths of a texel of the finest. */
  public int at(int x256, int y256, int level) {
    int x = (x256 >> level) - 128;
    int y = (y256 >> level) - 128;
    int width = size >> level;
    int mask = width - 1;
    int left = (x >> 8) & mask;
    int right = (left + 1) & mask;
    int top = ((y >> 8) & mask) * width;
    int bottom = (((y >> 8) + 1) & mask) * width;
    int[] texels = levels[level];
    return Colour.mix256(
        Colour.mix256(texels[top + left], texels[top + right], x & 0xff),
        Colour.mix256(texels[bottom + left], texels[bottom + right], x & 0xff),
        y & 0xff);
  }

  private static int[] halved(int[] finer, int size) {
    int[] halved = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int at = 2 * y * (2 * size) + 2 * x;
        int top = Colour.mix256(finer[at], finer[at + 1], 128);
        int bottom = Colour.mix256(finer[at + 2 * size], finer[at + 2 * size + 1], 128);
        halved[y * size + x] = Colour.mix256(top, bottom, 128);
      }
    }
    return halved;
  }
}
