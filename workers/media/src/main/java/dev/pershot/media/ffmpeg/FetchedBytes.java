package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FORCE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import dev.pershot.media.source.BlockReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that FFmpeg asks us for. No exception may cross its frames: the first one is kept, FFmpeg
 * is told of an error, and whoever called FFmpeg has it thrown by {@link #requireWhole}.
 */
final class FetchedBytes extends NativeHandle<AVIOContext> {
  /** What FFmpeg copies at once; a packet that is larger it reads past its buffer. */
  private static final int BUFFER = 64 << 10;

  private static final int SEEK_SET = 0;
  private static final int SEEK_CUR = 1;
  private static final int SEEK_END = 2;

  /**
   * JavaCPP has room for few native entries into Java, so all inputs share these two, and the
   * opaque pointer is the input's number.
   */
  private static final Read READ = new Read();

  private static final Seek SEEK = new Seek();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Map<Long, FetchedBytes> OPEN = new ConcurrentHashMap<>();

  private final long number;
  private final BlockReader reader;
  private @Nullable Throwable failure;

  private FetchedBytes(AVIOContext context, long number, BlockReader reader) {
    super(context);
    this.number = number;
    this.reader = reader;
  }

  /** Takes over a reader, also where this fails. */
  static FetchedBytes of(BlockReader reader) {
    long number = NUMBERS.incrementAndGet();
    @Nullable BytePointer buffer = null;
    try {
      buffer = Ffmpeg.allocated(new BytePointer(av_malloc(BUFFER)), "a read buffer");
      AVIOContext context =
          Ffmpeg.allocated(
              avio_alloc_context(buffer, BUFFER, 0, new Id(number), READ, null, SEEK),
              "a read context");
      FetchedBytes bytes = new FetchedBytes(context, number, reader);
      OPEN.put(number, bytes);
      return bytes;
    } catch (RuntimeException e) {
      av_free(buffer);
      reader.close();
      throw e;
    }
  }

  /** The container is opened: what comes now is what its user wants. */
  void opened() {
    reader.opened();
  }

  /** Whether something could not be fetched. FFmpeg's results are not to be believed then. */
  boolean isBroken() {
    return failure != null;
  }

  /** Throws what fetching failed with, if it did; now and from now on. */
  void requireWhole() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private int read(BytePointer into, int atMost) {
    if (isBroken()) {
      return AVERROR_EXTERNAL();
    }
    try {
      int count = reader.read(atMost, into::put);
      return count == 0 ? AVERROR_EOF() : count;
    } catch (Throwable e) {
      failure = e;
      return AVERROR_EXTERNAL();
    }
  }

  private long seek(long offset, int whence) {
    int from = whence & ~AVSEEK_FORCE;
    if (from == AVSEEK_SIZE) {
      return reader.length();
    }
    long to =
        switch (from) {
          case SEEK_SET -> offset;
          case SEEK_CUR -> reader.position() + offset;
          case SEEK_END -> reader.length() + offset;
          default -> -1;
        };
    if (to < 0) {
      return AVERROR_EXTERNAL();
    }
    reader.seek(to);
    return to;
  }

  /** FFmpeg may have put another buffer in the place of ours. */
  @Override
  protected void release(AVIOContext context) {
    OPEN.remove(number);
    av_free(context.buffer());
    avio_context_free(context);
    reader.close();
  }

  private static final class Id extends Pointer {
    Id(long number) {
      address = number;
    }
  }

  private static final class Read extends Read_packet_Pointer_BytePointer_int {
    @Override
    public int call(Pointer opaque, BytePointer into, int atMost) {
      FetchedBytes bytes = OPEN.get(opaque.address());
      return bytes == null ? AVERROR_EXTERNAL() : bytes.read(into, atMost);
    }
  }

  private static final class Seek extends Seek_Pointer_long_int {
    @Override
    public long call(Pointer opaque, long offset, int whence) {
      FetchedBytes bytes = OPEN.get(opaque.address());
      return bytes == null ? AVERROR_EXTERNAL() : bytes.seek(offset, whence);
    }
  }
}
