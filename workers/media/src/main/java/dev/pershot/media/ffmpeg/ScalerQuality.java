package dev.pershot.media.ffmpeg;

import org.bytedeco.ffmpeg.global.swscale;

/** The filters in use, by the name that recipes carry. */
public enum ScalerQuality {
  /** Down to a rung's size, before encoding. */
  LANCZOS(swscale.SWS_LANCZOS),
  /**
   * Back to the reference's size, before scoring: what players do, and what VMAF was trained on.
   */
  BICUBIC(swscale.SWS_BICUBIC),
  /** To thumbnails, for shot detection. */
  AREA(swscale.SWS_AREA);

  private final int flag;

  ScalerQuality(int flag) {
    this.flag = flag;
  }

  /** The same result on every CPU, whichever instruction sets it has. */
  int flags() {
    return flag | swscale.SWS_ACCURATE_RND | swscale.SWS_BITEXACT;
  }
}
