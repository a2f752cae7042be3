package dev.pershot.bench;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Resolution;
import java.util.Optional;

/**
 * The same matrix by command lines, one trial at a time.
 *
 * @param threads that each program was allowed
 * @param trials how many were done
 * @param ofTrials the whole matrix
 * @param scale from the trials done to the whole matrix; 1 where all were done
 * @param cut once for each shot of the title, never scaled
 * @param encode of the trials done
 * @param score of the trials done: decoding, scaling back and scoring
 * @param total {@code cut + scale x (encode + score)}
 * @param wallRatio {@code total} over Pershot's analysis
 * @param cpuRatio {@code total} over Pershot's native CPU seconds
 * @param othersCpuSeconds of everything else on the machine meanwhile
 * @param worstVmaf the trial whose mean VMAF differs most from Pershot's
 * @param meanVmafDifference mean of the absolute differences
 * @param sizePercent the tools' bytes against Pershot's, over the trials done
 */
public record ToolComparison(
    int threads,
    int trials,
    int ofTrials,
    double scale,
    Timed cut,
    Timed encode,
    Timed score,
    Timed total,
    double wallRatio,
    double cpuRatio,
    Optional<Double> othersCpuSeconds,
    VmafDifference worstVmaf,
    double meanVmafDifference,
    double sizePercent) {
  /** One trial's mean VMAF, by both. */
  public record VmafDifference(
      FrameRange shot, Resolution resolution, double quantizer, double pershot, double tools) {
    double absolute() {
      return Math.abs(tools - pershot);
    }
  }
}
