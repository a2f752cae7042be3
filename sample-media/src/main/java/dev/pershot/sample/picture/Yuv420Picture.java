package dev.pershot.sample.picture;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An 8-bit 4:2:0 picture in limited range. The planes are packed (the stride is the width) and are
 * handed out as they are: whoever draws writes into them.
 */
public final class Yuv420Picture {
  private static final byte BLACK_LUMA = 16;
  private static final byte WHITE_LUMA = (byte) 235;
  private static final byte NEUTRAL_CHROMA = (byte) 128;

  private final int width;
  private final int height;
  private final byte[] luma;
  private final byte[] cb;
  private final byte[] cr;

  /** A black picture. */
  public Yuv420Picture(int width, int height) {
    if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "width and height must be even and positive: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    luma = new byte[width * height];
    cb = new byte[width * height / 4];
    cr = new byte[width * height / 4];
    fillBlack();
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public byte[] luma() {
    return luma;
  }

  public byte[] cb() {
    return cb;
  }

  public byte[] cr() {
    return cr;
  }

  public void fillBlack() {
    fill(BLACK_LUMA);
  }

  public void fillWhite() {
    fill(WHITE_LUMA);
  }

  /** Moves every sample towards {@code other}'s: at {@code weight} 0 nothing changes, at 1 all. */
  public void mixIn(Yuv420Picture other, double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("weight must lie in [0, 1]: " + weight);
    }
    int share = (int) Math.rint(weight * 256);
    mix(luma, other.luma, share);
    mix(cb, other.cb, share);
    mix(cr, other.cr, share);
  }

  /** Feeds the planes in the order Y, Cb, Cr, as a raw .yuv file holds them. */
  public void digestInto(MessageDigest digest) {
    digest.update(luma);
    digest.update(cb);
    digest.update(cr);
  }

  private void fill(byte lumaValue) {
    Arrays.fill(luma, lumaValue);
    Arrays.fill(cb, NEUTRAL_CHROMA);
    Arrays.fill(cr, NEUTRAL_CHROMA);
  }

  private static void mix(byte[] into, byte[] from, int share) {
    for (int i = 0; i < into.length; i++) {
      int a = into[i] & 0xff;
      int b = from[i] & 0xff;
      into[i] = (byte) ((a * (256 - share) + b * share + 128) >> 8);
    }
  }
}
