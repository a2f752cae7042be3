package dev.pershot.sample.file;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import dev.pershot.media.ffmpeg.NativeHandle;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.model.ErrorCode;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** A plain MP4 file with the tracks of some encoders. It carries no time of day and no versions. */
final class Mp4File extends NativeHandle<AVFormatContext> {
  private final Path path;

  private Mp4File(AVFormatContext context, Path path) {
    super(context);
    this.path = path;
  }

  static Mp4File create(Path path) {
    AVFormatContext context = new AVFormatContext(null);
    NativeCall.check(
        avformat_alloc_output_context2(context, (AVOutputFormat) null, "mp4", path.toString()),
        ErrorCode.PACKAGE_FAILED,
        "no MP4 muxer");
    context.flags(context.flags() | AVFMT_FLAG_BITEXACT);
    Mp4File file = new Mp4File(context, path);
    try {
      file.openForWriting();
      return file;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void openForWriting() {
    AVIOContext output = new AVIOContext(null);
    NativeCall.check(
        avio_open(output, path.toString(), AVIO_FLAG_WRITE),
        ErrorCode.OUTPUT_UNWRITABLE,
        "cannot write " + path);
    pointer().pb(output);
  }

  /** Adds the track of an encoder that is open. */
  Track track(AVCodecContext encoder) {
    AVStream stream = NativeCall.allocated(avformat_new_stream(pointer(), null), "a track");
    NativeCall.check(
        avcodec_parameters_from_context(stream.codecpar(), encoder),
        ErrorCode.NO_MEMORY,
        "no memory for a track");
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    return new Track(stream, encoder.time_base());
  }

  /** Writes what comes before the packets; to be called once, after the last track is added. */
  void begin() {
    NativeCall.check(
        avformat_write_header(pointer(), (AVDictionary) null),
        ErrorCode.PACKAGE_FAILED,
        "the MP4 muxer refused the tracks");
  }

  /** Takes a packet's contents; packets of a track come in decoding order. */
  void write(Track track, Packet packet) {
    packet.pointer().stream_index(track.stream().index());
    av_packet_rescale_ts(packet.pointer(), track.timeBase(), track.stream().time_base());
    NativeCall.check(
        av_interleaved_write_frame(pointer(), packet.pointer()),
        ErrorCode.OUTPUT_UNWRITABLE,
        "cannot write " + path);
  }

  /** Writes what comes after the packets. A file that is closed without it is of no use. */
  void end() {
    NativeCall.check(
        av_write_trailer(pointer()), ErrorCode.OUTPUT_UNWRITABLE, "cannot write " + path);
    int closed = avio_closep(pointer().pb());
    // It is closed even where that failed.
    pointer().pb(null);
    NativeCall.check(closed, ErrorCode.OUTPUT_UNWRITABLE, "cannot write " + path);
  }

  /** A track, owned by its file; {@code timeBase} is that of its encoder. */
  record Track(AVStream stream, AVRational timeBase) {}

  @Override
  protected void release(AVFormatContext context) {
    AVIOContext output = context.pb();
    if (output != null && !output.isNull()) {
      avio_closep(output);
    }
    avformat_free_context(context);
  }
}
