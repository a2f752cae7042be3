package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import dev.pershot.model.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;

/** An opened container, read packet by packet. */
public final class MediaInput extends NativeHandle<AVFormatContext> {
  private final String name;
  private final ErrorCode damage;

  private MediaInput(AVFormatContext context, String name, ErrorCode damage) {
    super(context);
    this.name = name;
    this.damage = damage;
  }

  /** Opens a master, and reads as much of it as tells what its streams are. */
  public static MediaInput open(Path file) {
    return open(file.toString(), file.getFileName().toString());
  }

  /**
   * Opens a master.
   *
   * @param name how errors call it
   */
  public static MediaInput open(String file, String name) {
    return open(file, name, ErrorCode.MASTER_UNREADABLE, ErrorCode.MASTER_DAMAGED);
  }

  /** Opens what Pershot packaged itself: a fault in it is a defect, and no master's. */
  public static MediaInput openPackaged(Path file, String name) {
    return open(file.toString(), name, ErrorCode.PACKAGE_FAILED, ErrorCode.PACKAGE_FAILED);
  }

  private static MediaInput open(String file, String name, ErrorCode unreadable, ErrorCode damage) {
    Ffmpeg.load();
    AVFormatContext context = new AVFormatContext(null);
    // With the protocol's name, for a file may be called "take:1.mp4". On failure FFmpeg frees the
    // context itself.
    Ffmpeg.check(
        avformat_open_input(context, "file:" + file, null, null),
        unreadable,
        name + " is not a video file that FFmpeg can read, or it is truncated");
    MediaInput input = new MediaInput(context, name, damage);
    int result = avformat_find_stream_info(context, (AVDictionary) null);
    if (result < 0) {
      input.close();
      throw Ffmpeg.failure(result, unreadable, name + " has no readable streams");
    }
    return input;
  }

  /** The stream of a type that players would choose, attached pictures excepted. */
  public OptionalInt bestStream(int mediaType) {
    int stream = av_find_best_stream(pointer(), mediaType, -1, -1, (AVCodec) null, 0);
    boolean found =
        stream >= 0 && (stream(stream).disposition() & AV_DISPOSITION_ATTACHED_PIC) == 0;
    return found ? OptionalInt.of(stream) : OptionalInt.empty();
  }

  /** Whether there is a stream of a type at all, playable or not. */
  public boolean hasStream(int mediaType) {
    return IntStream.range(0, streams())
        .anyMatch(stream -> stream(stream).codecpar().codec_type() == mediaType);
  }

  /** Packets of a stream that the container's index lists so far. */
  public int indexedPackets(int stream) {
    return avformat_index_get_entries_count(stream(stream));
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
        result, damage, name + " cannot be read to its end (it looks truncated or damaged)");
    return true;
  }

  /** Moves to the last random access point at or before a time, in the stream's time base. */
  public boolean seek(int stream, long pts) {
    return av_seek_frame(pointer(), stream, pts, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** A tag of a stream. */
  public Optional<String> tag(int stream, String key) {
    AVDictionaryEntry entry = av_dict_get(stream(stream).metadata(), key, null, 0);
    return entry == null ? Optional.empty() : Optional.of(Text.of(entry.value()));
  }

  /** What it means that this input does not decode. */
  ErrorCode damage() {
    return damage;
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
