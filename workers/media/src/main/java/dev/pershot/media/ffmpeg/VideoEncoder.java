package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_color_primaries_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_range_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_color_transfer_from_name;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Recipe;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * x264 on one thread, which makes the same bytes each time. Its parameter sets are out of band, the
 * same for all shots of a rung, and only the frames it is told to are IDR. What comes with a frame
 * beside its pixels (captions, a 3D arrangement) is left out: it would be in a rung of the master's
 * own size only, as scaling drops it.
 */
public final class VideoEncoder extends NativeHandle<AVCodecContext> {
  private VideoEncoder(AVCodecContext context) {
    super(context);
  }

  public static VideoEncoder open(Recipe recipe, FrameRate rate, Colour colour) {
    Ffmpeg.load();
    AVCodec codec = Ffmpeg.encoder("libx264");
    VideoEncoder encoder =
        new VideoEncoder(Ffmpeg.allocated(avcodec_alloc_context3(codec), "an encoder"));
    try (Options options =
        Options.of(
            Map.of(
                "preset", recipe.preset(),
                "crf", Double.toString(recipe.quantizer()),
                "forced-idr", "1",
                "x264-params", recipe.parameters()))) {
      encoder.configure(recipe, rate, colour);
      Ffmpeg.check(
          avcodec_open2(encoder.pointer(), codec, options.pointer()),
          ErrorCode.ENCODE_FAILED,
          "x264 does not take " + recipe);
      options.requireTaken();
      return encoder;
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private void configure(Recipe recipe, FrameRate rate, Colour colour) {
    pointer()
        .width(recipe.resolution().width())
        .height(recipe.resolution().height())
        .pix_fmt(av_get_pix_fmt(recipe.pixelFormat()))
        .thread_count(1)
        .flags(AV_CODEC_FLAG_GLOBAL_HEADER);
    Ffmpeg.set(pointer().time_base(), rate.denominator(), rate.numerator());
    Ffmpeg.set(pointer().framerate(), rate.numerator(), rate.denominator());
    Ffmpeg.set(pointer().sample_aspect_ratio(), 1, 1);
    pointer()
        .color_range(known(av_color_range_from_name(colour.range())))
        .color_primaries(unspecified(av_color_primaries_from_name(colour.primaries())))
        .color_trc(unspecified(av_color_transfer_from_name(colour.transfer())))
        .colorspace(unspecified(av_color_space_from_name(colour.matrix())));
  }

  private static int known(int range) {
    return Math.max(range, 0);
  }

  /** 2 means "unspecified" in all three tables of ITU-T H.273. */
  private static int unspecified(int value) {
    return value < 0 ? 2 : value;
  }

  /** The parameter sets, in Annex B. */
  public byte[] parameterSets() {
    byte[] copy = new byte[pointer().extradata_size()];
    pointer().extradata().get(copy);
    return copy;
  }

  public int pixelFormat() {
    return pointer().pix_fmt();
  }

  /** Gives the next frame in presentation order; {@code index} counts from 0. */
  public void send(Frame frame, int index, boolean idr) {
    frame.dropSideData();
    frame
        .pointer()
        .pts(index)
        .duration(1)
        .pict_type(idr ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
    send(frame.pointer(), "frame " + index);
  }

  /** Says that there are no more frames. */
  public void finish() {
    send((AVFrame) null, "the end");
  }

  private void send(@Nullable AVFrame frame, String what) {
    Ffmpeg.check(
        avcodec_send_frame(pointer(), frame),
        ErrorCode.ENCODE_FAILED,
        "the encoder refused " + what);
  }

  /** Takes the next packet in decoding order, or returns false. */
  public boolean receive(Packet packet) {
    packet.clear();
    int result = avcodec_receive_packet(pointer(), packet.pointer());
    if (Ffmpeg.isDrained(result)) {
      return false;
    }
    Ffmpeg.check(result, ErrorCode.ENCODE_FAILED, "the encoder failed");
    return true;
  }

  public static int yuv420p() {
    return AV_PIX_FMT_YUV420P;
  }

  @Override
  protected void release(AVCodecContext context) {
    avcodec_free_context(context);
  }
}
