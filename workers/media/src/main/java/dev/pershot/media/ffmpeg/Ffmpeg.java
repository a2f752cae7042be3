package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_ERROR_MAX_STRING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** The libraries as a whole: loading, versions, return codes. */
public final class Ffmpeg {
  /** Why the natives did not load; null where they did. */
  private static final @Nullable String MISSING = loadNatives();

  private Ffmpeg() {}

  private static @Nullable String loadNatives() {
    // JavaCPP would count the whole process against a multiple of the Java heap and refuse to
    // allocate; handles own their memory here, so its book-keeping and its collector are off.
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    try {
      Loader.load(avcodec.class);
    } catch (UnsatisfiedLinkError e) {
      return String.valueOf(e.getMessage());
    }
    av_log_set_level(AV_LOG_QUIET);
    return null;
  }

  /**
   * Loads the natives; every handle calls this before its first native call.
   *
   * @throws PershotException {@link ErrorCode#NATIVE_MISSING} where there are none for this machine
   */
  static void load() {
    if (MISSING != null) {
      throw new PershotException(
          ErrorCode.NATIVE_MISSING,
          "FFmpeg's natives do not load on this platform ("
              + Loader.getPlatform()
              + "): "
              + MISSING);
    }
  }

  public static String version() {
    load();
    return Text.of(av_version_info());
  }

  /** The licence of this build, in its own words. */
  public static String licence() {
    load();
    return Text.of(avcodec.avcodec_license());
  }

  /** Whether this build has x264; the LGPL build has not. */
  public static boolean hasX264() {
    load();
    return avcodec.avcodec_find_encoder_by_name("libx264") != null;
  }

  /** Fails with {@code code} where {@code result} is an FFmpeg error. */
  static int check(int result, ErrorCode code, String what) {
    if (result < 0) {
      throw failure(result, code, what);
    }
    return result;
  }

  static PershotException failure(int result, ErrorCode code, String what) {
    return new PershotException(code, what + ": " + message(result));
  }

  static <P extends Pointer> P allocated(@Nullable P pointer, String what) {
    if (pointer == null || pointer.isNull()) {
      throw new PershotException(ErrorCode.NO_MEMORY, "no memory for " + what);
    }
    return pointer;
  }

  /** Writes a fraction in place: one made by av_make_q would be native memory without an owner. */
  static void set(AVRational target, int numerator, int denominator) {
    target.num(numerator).den(denominator);
  }

  /** Neither a result nor an error: the codec wants more input, or has no more output. */
  static boolean isDrained(int result) {
    return result == AVERROR_EAGAIN() || result == AVERROR_EOF();
  }

  static String message(int error) {
    byte[] buffer = new byte[AV_ERROR_MAX_STRING_SIZE];
    av_strerror(error, buffer, buffer.length);
    int end = 0;
    while (end < buffer.length && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, 0, end, StandardCharsets.UTF_8);
  }

  static AVCodec encoder(String name) {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
    if (codec == null) {
      throw new PershotException(
          ErrorCode.NATIVE_MISSING,
          "this FFmpeg build has no encoder "
              + name
              + "; run Pershot without PERSHOT_FFMPEG=lgpl to have it");
    }
    return codec;
  }
}
