package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_CUSTOM_IO;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import dev.pershot.media.source.MasterSource;
import dev.pershot.media.source.RemoteMaster;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** An opened container, read packet by packet. */
public final class MediaInput extends NativeHandle<AVFormatContext> {
  private final String name;
  private final ErrorCode damage;
  private final @Nullable FetchedBytes fetched;

  private MediaInput(
      AVFormatContext context, String name, ErrorCode damage, @Nullable FetchedBytes fetched) {
    super(context);
    this.name = name;
    this.damage = damage;
    this.fetched = fetched;
  }

  /**
   * Opens a master, and reads as much of it as tells what its streams are.
   *
   * @throws PershotException as the source's bytes do where they cannot be had, here and from every
   *     other method that reads
   */
  public static MediaInput open(MasterSource source) {
    if (source instanceof RemoteMaster remote) {
      return open(remote);
    }
    return open(source.toString(), source.name(), ErrorCode.MASTER_UNREADABLE);
  }

  /** Opens what Pershot packaged itself: a fault in it is a defect, and no master's. */
  public static MediaInput openPackaged(Path file, String name) {
    return open(file.toString(), name, ErrorCode.PACKAGE_FAILED);
  }

  private static MediaInput open(String file, String name, ErrorCode unreadable) {
    Ffmpeg.load();
    // With the protocol's name, for a file may be called "take:1.mp4".
    return open(new AVFormatContext(null), "file:" + file, name, unreadable, null);
  }

  private static MediaInput open(RemoteMaster master) {
    Ffmpeg.load();
    FetchedBytes fetched = FetchedBytes.of(master.reader());
    try {
      AVFormatContext context = Ffmpeg.allocated(avformat_alloc_context(), "a container");
      context.pb(fetched.pointer());
      context.flags(context.flags() | AVFMT_FLAG_CUSTOM_IO);
      // What a master's bytes name is not opened: only these bytes are the master.
      context.protocol_whitelist(new BytePointer(av_strdup("none")));
      MediaInput input =
          open(context, master.name(), master.name(), ErrorCode.MASTER_UNREADABLE, fetched);
      fetched.opened();
      return input;
    } catch (RuntimeException | Error e) {
      fetched.close();
      throw e;
    }
  }

  /** On failure FFmpeg frees the context itself. */
  private static MediaInput open(
      AVFormatContext context,
      String url,
      String name,
      ErrorCode unreadable,
      @Nullable FetchedBytes fetched) {
    int opened = avformat_open_input(context, url, null, null);
    if (opened < 0 && fetched != null) {
      fetched.requireWhole();
    }
    Ffmpeg.check(
        opened, unreadable, name + " is not a video file that FFmpeg can read, or it is truncated");
    ErrorCode damage =
        unreadable == ErrorCode.MASTER_UNREADABLE ? ErrorCode.MASTER_DAMAGED : unreadable;
    MediaInput input = new MediaInput(context, name, damage, fetched);
    try {
      int found = avformat_find_stream_info(context, (AVDictionary) null);
      input.requireWhole();
      Ffmpeg.check(found, unreadable, name + " has no readable streams");
      return input;
    } catch (RuntimeException | Error e) {
      input.close();
      throw e;
    }
  }

  /** FFmpeg takes what it cannot read for the end of a film, or for damage. */
  private void requireWhole() {
    if (fetched != null) {
      fetched.requireWhole();
    }
  }

  /**
   * Whether bytes of this input could not be had. What failed with that is no fault of the film's
   * and comes back whatever is tried with this input.
   */
  public boolean isCutOff() {
    return fetched != null && fetched.isBroken();
  }

  /**
   * Leaves the packets of other streams out where that saves reading them; elsewhere they still
   * come.
   */
  public void readOnly(int stream) {
    if (container().startsWith("mov,")) {
      IntStream.range(0, streams())
          .filter(other -> other != stream)
          .forEach(other -> stream(other).discard(AVDISCARD_ALL));
    }
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
    requireWhole();
    if (result == AVERROR_EOF()) {
      return false;
    }
    Ffmpeg.check(
        result, damage, name + " cannot be read to its end (it looks truncated or damaged)");
    return true;
  }

  /** Moves to the last random access point at or before a time, in the stream's time base. */
  public boolean seek(int stream, long pts) {
    int result = av_seek_frame(pointer(), stream, pts, AVSEEK_FLAG_BACKWARD);
    requireWhole();
    return result >= 0;
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
    if (fetched != null) {
      fetched.close();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
