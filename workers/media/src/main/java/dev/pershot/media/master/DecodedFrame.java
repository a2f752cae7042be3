package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import dev.pershot.media.ffmpeg.Frame;

/** Evens out how decoders label frames. */
final class DecodedFrame {
  private DecodedFrame() {}

  /**
   * Puts FFmpeg's best guess in the place of a missing presentation time, and names full-range
   * 4:2:0 like any other: the range is a property of the stream, and no scaler shall convert it.
   */
  static void settle(Frame frame) {
    if (frame.pts() == AV_NOPTS_VALUE) {
      frame.pointer().pts(frame.pointer().best_effort_timestamp());
    }
    if (frame.pixelFormat() == AV_PIX_FMT_YUVJ420P) {
      frame.pointer().format(AV_PIX_FMT_YUV420P);
    }
  }
}
