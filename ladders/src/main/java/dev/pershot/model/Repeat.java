package dev.pershot.model;

/**
 * A shot that shows what an earlier one showed, and the evidence.
 *
 * @param shot the shot's number, from 0
 * @param of the earlier shot's number, which repeats none itself
 * @param identical whether all frames are the same to the last bit
 * @param lowestPsnr the luma PSNR in dB of the pair of frames that differ most; 100 for identical
 *     ones
 */
public record Repeat(int shot, int of, boolean identical, double lowestPsnr) {
  public Repeat {
    if (of < 0 || of >= shot) {
      throw new IllegalArgumentException("shot " + shot + " cannot repeat shot " + of);
    }
  }
}
