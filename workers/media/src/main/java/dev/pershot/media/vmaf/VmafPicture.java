package dev.pershot.media.vmaf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * One {@code VmafPicture}, handed over to libvmaf when it is read; after that it is spent and may
 * be allocated anew.
 */
final class VmafPicture implements AutoCloseable {
  /** Offsets in the C structure: pix_fmt, bpc, w[3], h[3], stride[3], data[3], ref, priv. */
  private static final int STRIDE = 32;

  private static final int DATA = 56;
  private static final int SIZE = 96;

  private final LibVmaf vmaf;
  private final Memory structure = new Memory(SIZE);
  private final int bitDepth;
  private final Resolution size;
  private boolean allocated;

  VmafPicture(LibVmaf vmaf, Resolution size, int bitDepth) {
    this.vmaf = vmaf;
    this.size = size;
    this.bitDepth = bitDepth;
  }

  Resolution size() {
    return size;
  }

  /**
   * Has pixels of its own until they are handed over.
   *
   * @param pool a context that has pictures in reserve; where there is none they are allocated
   */
  void allocate(@Nullable Pointer pool) {
    close();
    structure.clear();
    int result =
        pool == null
            ? vmaf.vmaf_picture_alloc(
                structure, LibVmaf.YUV420P, bitDepth, size.width(), size.height())
            : vmaf.vmaf_fetch_preallocated_picture(pool, structure);
    if (result != 0) {
      throw new PershotException(ErrorCode.NO_MEMORY, "no memory for a " + size + " VMAF picture");
    }
    allocated = true;
  }

  /** Points a frame's planes at the pixels, so that a scaler can write there. */
  void show(Frame view, int pixelFormat) {
    view.pointer().width(size.width()).height(size.height()).format(pixelFormat);
    for (int plane = 0; plane < 3; plane++) {
      long address = structure.getLong(DATA + 8L * plane);
      view.pointer().data(plane, new Address(address));
      view.pointer().linesize(plane, Math.toIntExact(structure.getLong(STRIDE + 8L * plane)));
    }
  }

  /** What a context has in reserve: the same for all its pictures. */
  LibVmaf.PoolConfiguration pool(int pictures) {
    LibVmaf.PoolConfiguration pool = new LibVmaf.PoolConfiguration();
    pool.w = size.width();
    pool.h = size.height();
    pool.bpc = bitDepth;
    pool.pix_fmt = LibVmaf.YUV420P;
    pool.pic_cnt = pictures;
    return pool;
  }

  /** The structure, for the call that takes it over; where that succeeds, it is {@link #spent}. */
  Pointer structure() {
    if (!allocated) {
      throw new IllegalStateException("the picture is spent");
    }
    return structure;
  }

  void spent() {
    allocated = false;
  }

  @Override
  public void close() {
    if (allocated) {
      allocated = false;
      vmaf.vmaf_picture_unref(structure);
    }
  }

  private static final class Address extends BytePointer {
    Address(long address) {
      super((org.bytedeco.javacpp.Pointer) null);
      this.address = address;
    }
  }
}
