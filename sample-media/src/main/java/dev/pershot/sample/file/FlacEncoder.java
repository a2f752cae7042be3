package dev.pershot.sample.file;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_FLAC;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_OPT_SEARCH_CHILDREN;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.NativeHandle;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.model.ErrorCode;
import dev.pershot.sample.sound.SampleSound;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.ShortPointer;

/** FFmpeg's FLAC encoder: the sound stays what it is, to the sample. */
final class FlacEncoder extends NativeHandle<AVCodecContext> {
  private FlacEncoder(AVCodecContext context) {
    super(context);
  }

  static FlacEncoder open() {
    AVCodec codec = NativeCall.allocated(avcodec_find_encoder(AV_CODEC_ID_FLAC), "FLAC");
    FlacEncoder encoder =
        new FlacEncoder(NativeCall.allocated(avcodec_alloc_context3(codec), "an encoder"));
    try {
      encoder.configure();
      NativeCall.check(
          avcodec_open2(encoder.pointer(), codec, (AVDictionary) null),
          ErrorCode.ENCODE_FAILED,
          "the FLAC encoder does not open");
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private void configure() {
    pointer()
        .sample_rate(SampleSound.RATE)
        .sample_fmt(AV_SAMPLE_FMT_S16)
        .time_base(av_make_q(1, SampleSound.RATE))
        .flags(AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
    av_channel_layout_default(pointer().ch_layout(), SampleSound.CHANNELS);
    // Fixed predictors are whole numbers; the others are found in floating point, whose last bits
    // may differ from processor to processor.
    NativeCall.check(
        av_opt_set(pointer(), "lpc_type", "fixed", AV_OPT_SEARCH_CHILDREN),
        ErrorCode.ENCODE_FAILED,
        "the FLAC encoder has no fixed predictors");
  }

  /** Samples of one channel in a packet; the last may have fewer. */
  int samplesPerPacket() {
    return pointer().frame_size();
  }

  /** Gives the next samples, which begin at {@code start} of one channel. */
  void send(short[] interleaved, int start) {
    try (Frame frame = Frame.empty()) {
      frame
          .pointer()
          .format(AV_SAMPLE_FMT_S16)
          .sample_rate(SampleSound.RATE)
          .nb_samples(interleaved.length / SampleSound.CHANNELS)
          .pts(start);
      av_channel_layout_default(frame.pointer().ch_layout(), SampleSound.CHANNELS);
      NativeCall.check(
          av_frame_get_buffer(frame.pointer(), 0), ErrorCode.NO_MEMORY, "no memory for samples");
      new ShortPointer(frame.pointer().data(0)).put(interleaved, 0, interleaved.length);
      send(frame.pointer());
    }
  }

  /** Says that there are no more samples. */
  void finish() {
    NativeCall.check(
        avcodec_send_frame(pointer(), (AVFrame) null),
        ErrorCode.ENCODE_FAILED,
        "the FLAC encoder refused the end");
  }

  private void send(AVFrame frame) {
    NativeCall.check(
        avcodec_send_frame(pointer(), frame),
        ErrorCode.ENCODE_FAILED,
        "the FLAC encoder refused samples");
  }

  /** Takes the next packet, or returns false. */
  boolean receive(Packet packet) {
    packet.clear();
    int result = avcodec_receive_packet(pointer(), packet.pointer());
    if (result == AVERROR_EAGAIN() || result == AVERROR_EOF()) {
      return false;
    }
    NativeCall.check(result, ErrorCode.ENCODE_FAILED, "the FLAC encoder failed");
    return true;
  }

  @Override
  protected void release(AVCodecContext context) {
    avcodec_free_context(context);
  }
}
