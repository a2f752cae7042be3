package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.pershot.media.ffmpeg.Frame;

/** When a decoded frame is shown. */
final class DecodedFrame {
  private DecodedFrame() {}

  static long end(Frame frame) {
    return frame.pts() == AV_NOPTS_VALUE
        ? AV_NOPTS_VALUE
        : frame.pts() + frame.pointer().duration();
  }

  /**
   * Puts FFmpeg's best guess in the place of a missing presentation time, else the end of the frame
   * before.
   *
   * @param end of the frame before, or {@code AV_NOPTS_VALUE}
   */
  static void settle(Frame frame, long end) {
    if (frame.pts() == AV_NOPTS_VALUE) {
      long guess = frame.pointer().best_effort_timestamp();
      frame.pointer().pts(guess == AV_NOPTS_VALUE ? end : guess);
    }
  }
}
