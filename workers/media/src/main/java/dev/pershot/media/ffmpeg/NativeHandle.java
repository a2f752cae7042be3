package dev.pershot.media.ffmpeg;

import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** The one owner of a native pointer. Closing twice is harmless; use after close throws. */
public abstract class NativeHandle<P extends Pointer> implements AutoCloseable {
  private @Nullable P pointer;

  protected NativeHandle(P pointer) {
    this.pointer = pointer;
  }

  /** The pointer, which stays owned by this handle. */
  public final P pointer() {
    if (pointer == null) {
      throw new IllegalStateException(getClass().getSimpleName() + " is closed");
    }
    return pointer;
  }

  /** Frees what the pointer owns. Called once. */
  protected abstract void release(P pointer);

  @Override
  public final void close() {
    P owned = pointer;
    pointer = null;
    if (owned != null) {
      release(owned);
    }
  }
}
