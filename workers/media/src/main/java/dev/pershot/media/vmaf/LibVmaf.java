package dev.pershot.media.vmaf;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** The part of libvmaf's C interface that Pershot calls (libvmaf.h, picture.h, model.h). */
interface LibVmaf extends Library {
  int YUV420P = 1;

  /** Passed by value. {@code gpumask} came with 3.0; older libraries leave it unread. */
  @Structure.FieldOrder({"log_level", "n_threads", "n_subsample", "cpumask", "gpumask"})
  final class Configuration extends Structure implements Structure.ByValue {
    public int log_level;
    public int n_threads;
    public int n_subsample;
    public long cpumask;
    public long gpumask;
  }

  @Structure.FieldOrder({"name", "flags"})
  final class ModelConfiguration extends Structure {
    public String name = "pershot";
    public long flags;
  }

  /** Passed by value. */
  @Structure.FieldOrder({"w", "h", "bpc", "pix_fmt", "pic_cnt"})
  final class PoolConfiguration extends Structure implements Structure.ByValue {
    public int w;
    public int h;
    public int bpc;
    public int pix_fmt;
    public int pic_cnt;
  }

  String vmaf_version();

  int vmaf_init(PointerByReference context, Configuration configuration);

  int vmaf_close(Pointer context);

  int vmaf_model_load(
      PointerByReference model, ModelConfiguration configuration, String builtInName);

  /** Takes the dictionary, whether or not it fails. */
  int vmaf_model_feature_overload(Pointer model, String feature, Pointer dictionary);

  void vmaf_model_destroy(Pointer model);

  int vmaf_feature_dictionary_set(PointerByReference dictionary, String key, String value);

  int vmaf_use_features_from_model(Pointer context, Pointer model);

  int vmaf_picture_alloc(
      Pointer picture, int pixelFormat, int bitsPerComponent, int width, int height);

  /** Not in every libvmaf 3: see {@link VmafLibrary#hasPools()}. */
  int vmaf_preallocate_pictures(Pointer context, PoolConfiguration configuration);

  /** Waits while all pictures are taken. */
  int vmaf_fetch_preallocated_picture(Pointer context, Pointer picture);

  int vmaf_picture_unref(Pointer picture);

  /** Takes both pictures, unless it fails; two nulls flush. */
  int vmaf_read_pictures(
      Pointer context, @Nullable Pointer reference, @Nullable Pointer distorted, int index);

  int vmaf_score_at_index(Pointer context, Pointer model, DoubleByReference score, int index);
}
