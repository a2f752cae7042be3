package dev.pershot.sample.picture;

/**
 * Numbers that look random and are the same everywhere: a hash of where they are needed, so that
 * nothing depends on the order of drawing.
 */
public final class Hash {
  private Hash() {}

  /** Any two inputs scramble to 32 well mixed bits (the finalizer of MurmurHash3). */
  public static int bits(int a, int b) {
    int h = (a * 0x9e3779b1) ^ Integer.rotateLeft(b * 0x85ebca77, 15);
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }

  /** In [0, 1). */
  public static double unit(int a, int b) {
    return (bits(a, b) >>> 8) * 0x1p-24;
  }

  /** In [low, high). */
  public static double between(double low, double high, int a, int b) {
    return low + (high - low) * unit(a, b);
  }
}
