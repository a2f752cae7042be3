package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.avcodec.AVCodecContext.FF_THREAD_FRAME;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_CRCCHECK;
import static org.bytedeco.ffmpeg.global.avcodec.AV_EF_EXPLODE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
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
  private final ErrorCode damage;

  private Decoder(AVCodecContext context, String name, ErrorCode damage) {
    super(context);
    this.name = name;
    this.damage = damage;
  }

  /** A decoder for a container's stream. */
  public static Decoder of(MediaInput input, int stream, int threads) {
    AVStream source = input.stream(stream);
    int id = source.codecpar().codec_id();
    boolean sound = source.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
    String name = sound ? "the sound of " + input.name() : input.name();
    AVCodec codec = avcodec_find_decoder(id);
    if (codec == null) {
      throw new PershotException(
          ErrorCode.MASTER_UNSUPPORTED,
          name + " is coded as " + Text.of(avcodec_get_name(id)) + ", which FFmpeg cannot decode");
    }
    Decoder decoder = allocate(codec, name, input.damage());
    try {
      Ffmpeg.check(
          avcodec_parameters_to_context(decoder.pointer(), source.codecpar()),
          input.damage(),
          name);
      decoder.pointer().pkt_timebase(source.time_base());
      return decoder.open(codec, threads);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  /** A decoder for our own H.264, whose parameter sets come from its encoder. */
  public static Decoder h264(byte[] extradata) {
    AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_H264);
    Decoder decoder = allocate(codec, "the encode", ErrorCode.ENCODE_FAILED);
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

  private static Decoder allocate(AVCodec codec, String name, ErrorCode damage) {
    Ffmpeg.load();
    return new Decoder(Ffmpeg.allocated(avcodec_alloc_context3(codec), "a decoder"), name, damage);
  }

  private Decoder open(AVCodec codec, int threads) {
    pointer()
        .thread_count(threads)
        .thread_type(FF_THREAD_FRAME)
        .err_recognition(AV_EF_EXPLODE | AV_EF_CRCCHECK);
    Ffmpeg.check(
        avcodec_open2(pointer(), codec, (AVDictionary) null),
        damage,
        name + " has a header that its decoder does not take");
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
    Ffmpeg.check(result, damage, name + " does not decode");
    return true;
  }

  /**
   * Whether packets that come now are decoded only where other frames are predicted from them. Of
   * what is skipped nothing is received.
   */
  public void skipUnlessReference(boolean skip) {
    pointer().skip_frame(skip ? AVDISCARD_NONREF : AVDISCARD_DEFAULT);
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
    Ffmpeg.check(result, damage, name + " does not decode");
    if ((frame.pointer().flags() & AV_FRAME_FLAG_CORRUPT) != 0
        || frame.pointer().decode_error_flags() != 0) {
      throw new PershotException(damage, name + " decodes to a damaged picture");
    }
    nameLikeAnyOther(frame);
    return true;
  }

  /**
   * Full-range 4:2:0 has a pixel format of its own in FFmpeg. The range is a property of the
   * stream, the same before and after encoding, and no scaler shall convert it.
   */
  private static void nameLikeAnyOther(Frame frame) {
    if (frame.pixelFormat() == AV_PIX_FMT_YUVJ420P) {
      frame.pointer().format(AV_PIX_FMT_YUV420P);
    }
  }

  @Override
  protected void release(AVCodecContext context) {
    avcodec_free_context(context);
  }
}
