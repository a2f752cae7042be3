package dev.pershot.regression;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import java.util.stream.DoubleStream;

/**
 * By how much a ladder may be worse than its golden.
 *
 * @param bdRatePercent more rate for the same quality
 * @param ratePercent more rate of a rung
 * @param quality VMAF points of a rung's mean and harmonic mean
 * @param quality5th VMAF points of a rung's 5th percentile
 * @param floor VMAF points of a shot's worst frame
 * @param crossoverPercent by how much the rate where two sizes' curves meet may move
 * @param peakPercent more peak to average
 * @param storagePercent more bytes of all rungs
 * @param deliveryQuality VMAF points of what a player's viewers see in the mean
 * @param deliveryQuality5th VMAF points of the 5th percentile of that
 * @param rebufferPoints percentage points more of the time in which the picture stands
 * @param switches more changes of rung in ten minutes
 * @param cpuPercent more CPU seconds of all trials
 * @param cpuFails whether CPU seconds beyond that are a regression; else they are noted
 */
public record Tolerances(
    double bdRatePercent,
    double ratePercent,
    double quality,
    double quality5th,
    double floor,
    double crossoverPercent,
    double peakPercent,
    double storagePercent,
    double deliveryQuality,
    double deliveryQuality5th,
    double rebufferPoints,
    double switches,
    double cpuPercent,
    boolean cpuFails) {
  /** Seconds vary by a fifth on a quiet machine, and by more on a busy one. */
  public static final Tolerances DEFAULT =
      new Tolerances(1, 3, 0.5, 1, 2, 20, 10, 3, 0.5, 3, 1, 8, 50, false);

  public Tolerances {
    double smallest =
        DoubleStream.of(
                bdRatePercent,
                ratePercent,
                quality,
                quality5th,
                floor,
                crossoverPercent,
                peakPercent,
                storagePercent,
                deliveryQuality,
                deliveryQuality5th,
                rebufferPoints,
                switches,
                cpuPercent)
            .map(value -> Double.isFinite(value) ? value : 0)
            .min()
            .orElseThrow();
    if (!(smallest > 0)) {
      throw new IllegalArgumentException("tolerances are above 0, not " + smallest);
    }
  }

  /** The defaults with a file's keys laid over them. */
  static Tolerances read(ObjectNode keys, String name) {
    ObjectNode merged = Json.mapper().valueToTree(DEFAULT);
    merged.setAll(keys);
    return Json.read(Json.canonical(merged), Tolerances.class, ErrorCode.GOLDEN_INVALID, name);
  }
}
