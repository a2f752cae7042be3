package dev.pershot.media.ffmpeg;

import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Strings that FFmpeg owns. */
public final class Text {
  private Text() {}

  /** The string, or "unknown" where there is none. */
  public static String of(@Nullable BytePointer pointer) {
    return pointer == null || pointer.isNull() ? "unknown" : pointer.getString();
  }
}
