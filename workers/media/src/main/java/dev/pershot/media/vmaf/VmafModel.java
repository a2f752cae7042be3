package dev.pershot.media.vmaf;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A model built into libvmaf, and how it wants to be fed.
 *
 * @param libraryName the name that {@code vmaf_model_load} knows
 */
public record VmafModel(String libraryName) {
  private static final List<String> KNOWN =
      List.of(
          "vmaf_v0.6.1",
          "vmaf_v0.6.1neg",
          "vmaf_4k_v0.6.1",
          "vmaf_4k_v0.6.1neg",
          "vmaf_v1.0.16_3d0h",
          "vmaf_v1.0.16_5d0h",
          "vmaf_v1.0.16_1d5h_2160",
          "vmaf_v1.0.16_3d0h_2160",
          "vmaf_v1.0.16_hfr_3d0h",
          "vmaf_v1.0.16_hfr_5d0h",
          "vmaf_v1.0.16_hfr_1d5h_2160",
          "vmaf_v1.0.16_hfr_3d0h_2160");

  public VmafModel {
    if (!KNOWN.contains(libraryName)) {
      throw new PershotException(
          ErrorCode.MODEL_UNKNOWN,
          "no VMAF model '"
              + libraryName
              + "'; take auto, v1, v0.6.1 or one of "
              + String.join(", ", KNOWN));
    }
  }

  /**
   * The model that a user's word means for a master.
   *
   * @param word {@code auto}, {@code v1}, {@code v0.6.1} or a library name
   * @param available which models the library has: {@code auto} takes v1 where it can
   */
  public static VmafModel resolve(
      String word, Resolution master, FrameRate rate, Predicate<VmafModel> available) {
    VmafModel model =
        switch (word.toLowerCase(Locale.ROOT)) {
          case "auto" ->
              Stream.of(v1(master, rate), v0(master))
                  .filter(m -> !m.isV1() || CambiSize.takes(master))
                  .filter(available)
                  .findFirst()
                  .orElse(v0(master));
          case "v1" -> v1(master, rate);
          case "v0.6.1" -> v0(master);
          default -> new VmafModel(word);
        };
    if (model.isV1()) {
      CambiSize.requireTaken(master);
    }
    if (!available.test(model)) {
      throw new PershotException(
          ErrorCode.MODEL_UNKNOWN,
          "this libvmaf has no model "
              + model.libraryName()
              + " (VMAF v1 needs libvmaf 3.2 or newer); take auto or v0.6.1");
    }
    return model;
  }

  /**
   * 1080p at three picture heights, or 4K at one and a half; their own variants at 50/60 frames/s.
   */
  private static VmafModel v1(Resolution master, FrameRate rate) {
    String frames = rate.framesPerSecond() > 40 ? "hfr_" : "";
    return new VmafModel("vmaf_v1.0.16_" + frames + (is4k(master) ? "1d5h_2160" : "3d0h"));
  }

  private static VmafModel v0(Resolution master) {
    return new VmafModel(is4k(master) ? "vmaf_4k_v0.6.1" : "vmaf_v0.6.1");
  }

  private static boolean is4k(Resolution master) {
    return master.width() > 2560 || master.height() > 1440;
  }

  public boolean isV1() {
    return libraryName.startsWith("vmaf_v1");
  }

  private boolean isHfr() {
    return libraryName.contains("_hfr_");
  }

  /** v1 was made for 10-bit input, where banding shows; v0 takes the reference's own depth. */
  int bitDepth(int referenceDepth) {
    return isV1() ? Math.max(10, referenceDepth) : referenceDepth;
  }

  /** The highest score the model gives. */
  public double highest() {
    return libraryName.endsWith("3d0h_2160") ? 110 : 100;
  }

  /**
   * Frames before a shot that its first score depends on. Motion compares a frame with the one
   * before; {@code _hfr} compares over two frames, takes the minimum of neighbours, and averages
   * with the frame before (libvmaf, integer_motion.c, flush).
   */
  public int leadIn() {
    return isHfr() ? 4 : 1;
  }

  /** Frames after a shot that its last score depends on: motion is a minimum with the next one. */
  public int leadOut() {
    return 1;
  }
}
