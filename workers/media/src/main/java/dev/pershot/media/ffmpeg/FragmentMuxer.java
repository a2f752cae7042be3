package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_mallocz;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Writes one track as CMAF: an init segment and fragments (moof and mdat) of coded frames. The init
 * segment has an edit list that takes back the delay of B-frames or of the audio encoder, so that
 * what has time 0 is shown at 0 in every player (ISO/IEC 23000-19 allows it for brand cmfc).
 */
public final class FragmentMuxer extends NativeHandle<AVFormatContext> {
  /**
   * Not "cmaf": that flag makes composition offsets negative, and FFmpeg's own demuxer shifts them.
   */
  private static final String FLAGS = "frag_custom+empty_moov+delay_moov+default_base_moof";

  private final Packet packet = Packet.empty();
  private byte[] init = {};

  private FragmentMuxer(AVFormatContext context) {
    super(context);
  }

  /** A muxer for H.264; {@code parameterSets} in Annex B. */
  public static FragmentMuxer h264(Resolution size, byte[] parameterSets, int timescale) {
    FragmentMuxer muxer = allocate();
    try {
      AVCodecParameters parameters = muxer.stream(timescale, "und", parameterSets);
      parameters
          .codec_type(AVMEDIA_TYPE_VIDEO)
          .codec_id(AV_CODEC_ID_H264)
          .format(AV_PIX_FMT_YUV420P)
          .width(size.width())
          .height(size.height());
      Ffmpeg.set(muxer.pointer().streams(0).sample_aspect_ratio(), 1, 1);
      Ffmpeg.set(parameters.sample_aspect_ratio(), 1, 1);
      muxer.writeHeader(timescale);
      return muxer;
    } catch (RuntimeException e) {
      muxer.close();
      throw e;
    }
  }

  /**
   * A muxer for stereo AAC-LC.
   *
   * @param configuration its AudioSpecificConfig
   * @param padding samples of encoder delay before time 0
   */
  public static FragmentMuxer aac(
      int sampleRate, byte[] configuration, int padding, String language) {
    FragmentMuxer muxer = allocate();
    try {
      AVCodecParameters parameters = muxer.stream(sampleRate, language, configuration);
      parameters
          .codec_type(AVMEDIA_TYPE_AUDIO)
          .codec_id(AV_CODEC_ID_AAC)
          .profile(AV_PROFILE_AAC_LOW)
          .format(AV_SAMPLE_FMT_FLTP)
          .sample_rate(sampleRate)
          .frame_size(1024);
      av_channel_layout_default(parameters.ch_layout(), 2);
      parameters.initial_padding(padding);
      muxer.writeHeader(sampleRate);
      return muxer;
    } catch (RuntimeException e) {
      muxer.close();
      throw e;
    }
  }

  private static FragmentMuxer allocate() {
    Ffmpeg.load();
    AVFormatContext context = new AVFormatContext(null);
    Ffmpeg.check(
        avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", null),
        ErrorCode.PACKAGE_FAILED,
        "no MP4 muxer");
    // Without it the muxer writes its version and the time of day.
    context.flags(context.flags() | AVFMT_FLAG_BITEXACT);
    FragmentMuxer muxer = new FragmentMuxer(context);
    try {
      muxer.openBuffer();
      return muxer;
    } catch (RuntimeException e) {
      muxer.close();
      throw e;
    }
  }

  private AVCodecParameters stream(int timescale, String language, byte[] extradata) {
    AVStream stream = Ffmpeg.allocated(avformat_new_stream(pointer(), null), "a stream to package");
    Ffmpeg.set(stream.time_base(), 1, timescale);
    org.bytedeco.ffmpeg.avutil.AVDictionary metadata =
        new org.bytedeco.ffmpeg.avutil.AVDictionary(null);
    av_dict_set(metadata, "language", language, 0);
    stream.metadata(metadata);
    BytePointer copy =
        new BytePointer(
            Ffmpeg.allocated(
                av_mallocz(extradata.length + AV_INPUT_BUFFER_PADDING_SIZE), "extradata"));
    copy.put(extradata);
    return stream.codecpar().extradata(copy).extradata_size(extradata.length);
  }

  private void writeHeader(int timescale) {
    try (Options options =
        Options.of(
            Map.of("movflags", FLAGS, "video_track_timescale", Integer.toString(timescale)))) {
      Ffmpeg.check(
          avformat_write_header(pointer(), options.pointer()),
          ErrorCode.PACKAGE_FAILED,
          "the MP4 muxer refused the track");
      options.requireTaken();
    }
  }

  /** The init segment (ftyp and moov); known when the first fragment has ended. */
  public byte[] init() {
    if (init.length == 0) {
      throw new IllegalStateException("no fragment has ended");
    }
    return init.clone();
  }

  /** Adds a coded frame to the open fragment; times in ticks. */
  public void write(byte[] data, long pts, long dts, long duration, boolean key) {
    packet.fill(data, pts, dts, duration, key);
    Ffmpeg.check(
        av_write_frame(pointer(), packet.pointer()),
        ErrorCode.PACKAGE_FAILED,
        "the MP4 muxer refused a frame at " + pts);
  }

  /** Ends the open fragment and returns its bytes. */
  public byte[] fragment() {
    if (init.length == 0) {
      // The muxer waits for the first times before it writes the edit list.
      flush();
      init = claimCmaf(drain());
    }
    flush();
    return drain();
  }

  /** Puts CMAF's brand into the file type box, in the place of {@code mp41}. */
  private static byte[] claimCmaf(byte[] init) {
    int end = ByteBuffer.wrap(init).getInt(0);
    byte[] brand = "cmfc".getBytes(StandardCharsets.US_ASCII);
    if (!new String(init, end - 4, 4, StandardCharsets.US_ASCII).equals("mp41")) {
      throw new PershotException(
          ErrorCode.PACKAGE_FAILED, "the MP4 muxer wrote another file type than it used to");
    }
    System.arraycopy(brand, 0, init, end - 4, 4);
    return init;
  }

  private void flush() {
    Ffmpeg.check(
        av_write_frame(pointer(), (AVPacket) null),
        ErrorCode.PACKAGE_FAILED,
        "the MP4 muxer could not end a fragment");
  }

  private byte[] drain() {
    byte[] bytes = closeBuffer();
    openBuffer();
    return bytes;
  }

  private void openBuffer() {
    AVIOContext buffer = new AVIOContext(null);
    Ffmpeg.check(avio_open_dyn_buf(buffer), ErrorCode.NO_MEMORY, "no memory for a segment");
    pointer().pb(buffer);
  }

  private byte[] closeBuffer() {
    try (PointerPointer<BytePointer> result = new PointerPointer<>(1)) {
      int size = avio_close_dyn_buf(pointer().pb(), result);
      pointer().pb(null);
      BytePointer bytes = result.get(BytePointer.class);
      byte[] copy = new byte[size];
      bytes.get(copy);
      av_free(bytes);
      return copy;
    }
  }

  @Override
  protected void release(AVFormatContext context) {
    packet.close();
    AVIOContext buffer = context.pb();
    if (buffer != null && !buffer.isNull()) {
      try (PointerPointer<BytePointer> rest = new PointerPointer<>(1)) {
        avio_close_dyn_buf(buffer, rest);
        av_free(rest.get(BytePointer.class));
      }
    }
    avformat_free_context(context);
  }
}
