package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import dev.pershot.model.ErrorCode;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/** An opened container, read packet by packet. */
public final class MediaInput extends NativeHandle<AVFormatContext> {
  private final String name;

  private MediaInput(AVFormatContext context, String name) {
    super(context);
    this.name = name;
  }

  /**
   * Opens a container and reads as much of it as tells what its streams are.
   *
   * @param url a path or another name that FFmpeg opens
   * @param name how errors call it
   */
  public static MediaInput open(String url, String name) {
    Ffmpeg.load();
    AVFormatContext context = new AVFormatContext(null);
    // On failure FFmpeg frees the context itself.
    Ffmpeg.check(
        avformat_open_input(context, url, null, null),
        ErrorCode.MASTER_UNREADABLE,
        name + " is not a video file that FFmpeg can read");
    MediaInput input = new MediaInput(context, name);
    int result = avformat_find_stream_info(context, (AVDictionary) null);
    if (result < 0) {
      input.close();
      throw Ffmpeg.failure(result, ErrorCode.MASTER_UNREADABLE, name + " has no readable streams");
    }
    return input;
  }

  /** The stream of a type that players would choose, attached pictures excepted. */
  public OptionalInt bestStream(int mediaType) {
    int stream = av_find_best_stream(pointer(), mediaType, -1, -1, (AVCodec) null, 0);
    return stream < 0 ? OptionalInt.empty() : OptionalInt.of(stream);
  }

  public int streams() {
    return pointer().nb_streams();
  }

  /** A stream, owned by this input. */
  public AVStream stream(int index) {
    return pointer().streams(index);
  }

  public String container() {
    return Text.of(pointer().iformat().name());
  }

  public String name() {
    return name;
  }

  /**
   * Reads the next packet of any stream.
   *
   * @return false at the end
   */
  public boolean read(Packet packet) {
    packet.clear();
    int result = av_read_frame(pointer(), packet.pointer());
    if (result == AVERROR_EOF()) {
      return false;
    }
    Ffmpeg.check(
        result,
        ErrorCode.MASTER_DAMAGED,
        name + " cannot be read to its end (it looks truncated or damaged)");
    return true;
  }

  /** Moves to the last random access point at or before a time, in the stream's time base. */
  public boolean seek(int stream, long pts) {
    return av_seek_frame(pointer(), stream, pts, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** A stream's language tag, or "und". */
  public String language(int stream) {
    AVDictionaryEntry entry = av_dict_get(stream(stream).metadata(), "language", null, 0);
    return entry == null ? "und" : Text.of(entry.value());
  }

  @Override
  protected void release(AVFormatContext context) {
    avformat_close_input(context);
  }

  @Override
  public String toString() {
    return name;
  }
}
