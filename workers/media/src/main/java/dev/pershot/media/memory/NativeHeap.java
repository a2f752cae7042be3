package dev.pershot.media.memory;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.jspecify.annotations.Nullable;

/** The C library's heap, from which FFmpeg, x264 and libvmaf allocate. */
public final class NativeHeap {
  private static final @Nullable Function TRIM = find();

  private NativeHeap() {}

  /**
   * Gives what was freed back to the system. glibc keeps it, in pieces that the next pass, of
   * another picture size, cannot use: after a few passes a slot would hold twice what it ever needs
   * at once (measured, docs/adr/0004). Other C libraries give it back by themselves.
   */
  public static void trim() {
    if (TRIM != null) {
      TRIM.invokeInt(new Object[] {0L});
    }
  }

  private static @Nullable Function find() {
    try {
      return Platform.isLinux()
          ? NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("malloc_trim")
          : null;
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }
}
