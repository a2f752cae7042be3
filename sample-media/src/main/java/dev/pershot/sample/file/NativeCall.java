package dev.pershot.sample.file;

import static org.bytedeco.ffmpeg.global.avutil.AV_ERROR_MAX_STRING_SIZE;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** What FFmpeg's functions return, turned into a value or a failure. */
final class NativeCall {
  private NativeCall() {}

  /** Fails where {@code result} is an FFmpeg error. */
  static int check(int result, ErrorCode code, String what) {
    if (result < 0) {
      throw new PershotException(code, what + ": " + message(result));
    }
    return result;
  }

  static <P extends Pointer> P allocated(@Nullable P pointer, String what) {
    if (pointer == null || pointer.isNull()) {
      throw new PershotException(ErrorCode.NO_MEMORY, "no memory for " + what);
    }
    return pointer;
  }

  private static String message(int error) {
    byte[] text = new byte[AV_ERROR_MAX_STRING_SIZE];
    av_strerror(error, text, text.length);
    return new String(text, StandardCharsets.UTF_8).replaceFirst("\0.*", "");
  }
}
