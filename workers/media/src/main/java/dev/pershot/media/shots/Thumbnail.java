package dev.pershot.media.shots;

/**
 * A frame scaled to one small size whatever its own size and shape: 128x72 luma samples and 64x36
 * of each chroma, 8 bit, video range or full range but the same for all frames of a master.
 *
 * <p>Scale with an area average, so that grain and aliases do not look like changes.
 */
public final class Thumbnail {
  public static final int WIDTH = 128;
  public static final int HEIGHT = 72;
  public static final int CHROMA_WIDTH = WIDTH / 2;
  public static final int CHROMA_HEIGHT = HEIGHT / 2;

  private final Plane luma;
  private final Plane blue;
  private final Plane red;

  private Thumbnail(Plane luma, Plane blue, Plane red) {
    this.luma = luma;
    this.blue = blue;
    this.red = red;
  }

  /**
   * From tightly packed planes, row after row; the arrays are copied.
   *
   * @throws IllegalArgumentException if a plane is not exactly of its size
   */
  public static Thumbnail of(byte[] luma, byte[] blueDifference, byte[] redDifference) {
    return new Thumbnail(
        Plane.of("luma", WIDTH, HEIGHT, luma),
        Plane.of("blue-difference", CHROMA_WIDTH, CHROMA_HEIGHT, blueDifference),
        Plane.of("red-difference", CHROMA_WIDTH, CHROMA_HEIGHT, redDifference));
  }

  Plane luma() {
    return luma;
  }

  Plane blue() {
    return blue;
  }

  Plane red() {
    return red;
  }
}
