package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;

import dev.pershot.model.ErrorCode;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** FFmpeg's own AAC-LC encoder, stereo. */
public final class AacEncoder extends NativeHandle<AVCodecContext> {
  /** Samples in an AAC-LC frame. */
  public static final int FRAME = 1024;

  private AacEncoder(AVCodecContext context) {
    super(context);
  }

  public static AacEncoder open(int sampleRate, int kbps) {
    Ffmpeg.load();
    AVCodec codec = Ffmpeg.encoder("aac");
    AacEncoder encoder =
        new AacEncoder(Ffmpeg.allocated(avcodec_alloc_context3(codec), "an encoder"));
    try {
      encoder
          .pointer()
          .sample_rate(sampleRate)
          .sample_fmt(AV_SAMPLE_FMT_FLTP)
          .bit_rate(kbps * 1000L)
          .profile(AV_PROFILE_AAC_LOW)
          .flags(AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
      Ffmpeg.set(encoder.pointer().time_base(), 1, sampleRate);
      av_channel_layout_default(encoder.pointer().ch_layout(), 2);
      Ffmpeg.check(
          avcodec_open2(encoder.pointer(), codec, (AVDictionary) null),
          ErrorCode.PACKAGE_FAILED,
          "the AAC encoder does not open");
      if (encoder.pointer().initial_padding() != FRAME) {
        throw Ffmpeg.failure(-22, ErrorCode.PACKAGE_FAILED, "the AAC encoder's delay changed");
      }
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /** The AudioSpecificConfig. */
  public byte[] configuration() {
    byte[] copy = new byte[pointer().extradata_size()];
    pointer().extradata().get(copy);
    return copy;
  }

  /** Gives one frame of samples; {@code null} says that they end. */
  public void send(@Nullable Frame frame) {
    Ffmpeg.check(
        avcodec_send_frame(pointer(), frame == null ? (AVFrame) null : frame.pointer()),
        ErrorCode.PACKAGE_FAILED,
        "the AAC encoder refused samples");
  }

  /** Takes the next packet, or returns false. */
  public boolean receive(Packet packet) {
    packet.clear();
    int result = avcodec_receive_packet(pointer(), packet.pointer());
    if (Ffmpeg.isDrained(result)) {
      return false;
    }
    Ffmpeg.check(result, ErrorCode.PACKAGE_FAILED, "the AAC encoder failed");
    return true;
  }

  @Override
  protected void release(AVCodecContext context) {
    avcodec_free_context(context);
  }
}
