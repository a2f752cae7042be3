package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.avcodec.AVCodecContext.FF_THREAD_FRAME;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** A decoder that reports every fault: a frame that is not whole is an error, never skipped. */
public final class Decoder extends NativeHandle<AVCodecContext> {
  private final String name;

  private Decoder(AVCodecContext context, String name) {
    super(context);
    this.name = name;
  }

  /** A decoder for a container's stream. */
  public static Decoder of(MediaInput input, int stream, int threads) {
    AVStream source = input.stream(stream);
    AVCodec codec = avcodec_find_decoder(source.codecpar().codec_id());
    if (codec == null) {
      throw new PershotException(
          ErrorCode.MASTER_UNSUPPORTED,
          input.name() + " has a stream in a codec that this FFmpeg build cannot decode");
    }
    Decoder decoder = allocate(codec, input.name());
    try {
      Ffmpeg.check(
          avcodec_parameters_to_context(decoder.pointer(), source.codecpar()),
          ErrorCode.MASTER_UNREADABLE,
          input.name());
      decoder.pointer().pkt_timebase(source.time_base());
      return decoder.open(codec, threads);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  /** A decoder for our own H.264, whose parameter sets come from its encoder. */
  static Decoder h264(byte[] extradata) {
    AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_H264);
    Decoder decoder = allocate(codec, "the encode");
    try {
      BytePointer copy =
          Ffmpeg.allocated(
              new BytePointer(av_mallocz(extradata.length + AV_INPUT_BUFFER_PADDING_SIZE)),
              "extradata");
      copy.put(extradata);
      decoder.pointer().extradata(copy).extradata_size(extradata.length);
      return decoder.open(codec, 1);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  private static Decoder allocate(AVCodec codec, String name) {
    Ffmpeg.load();
    return new Decoder(Ffmpeg.allocated(avcodec_alloc_context3(codec), "a decoder"), name);
  }

  private Decoder open(AVCodec codec, int threads) {
    pointer().thread_count(threads).thread_type(FF_THREAD_FRAME).err_recognition(AV_EF_EXPLODE);
    Ffmpeg.check(
        avcodec_open2(pointer(), codec, (AVDictionary) null), ErrorCode.MASTER_UNREADABLE, name);
    return this;
  }

  /**
   * Gives a packet; {@code null} says that there are no more.
   *
   * @return false if frames must be received first
   */
  public boolean send(@Nullable Packet packet) {
    int result =
        avcodec_send_packet(pointer(), packet == null ? (AVPacket) null : packet.pointer());
    if (result == AVERROR_EAGAIN()) {
      return false;
    }
    Ffmpeg.check(result, ErrorCode.MASTER_DAMAGED, name + " does not decode");
    return true;
  }

  /**
   * Takes the next frame in presentation order.
   *
   * @return false if there is none until more is sent, or none at all after the end was sent
   * @throws PershotException where the frame is damaged
   */
  public boolean receive(Frame frame) {
    int result = avcodec_receive_frame(pointer(), frame.pointer());
    if (Ffmpeg.isDrained(result)) {
      return false;
    }
    Ffmpeg.check(result, ErrorCode.MASTER_DAMAGED, name + " does not decode");
    if ((frame.pointer().flags() & AV_FRAME_FLAG_CORRUPT) != 0
        || frame.pointer().decode_error_flags() != 0) {
      throw new PershotException(ErrorCode.MASTER_DAMAGED, name + " decodes to a damaged picture");
    }
    return true;
  }

  /** Forgets everything sent so far, as after a seek. */
  public void reset() {
    avcodec_flush_buffers(pointer());
  }

  @Override
  protected void release(AVCodecContext context) {
    avcodec_free_context(context);
  }
}
