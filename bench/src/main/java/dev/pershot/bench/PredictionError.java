package dev.pershot.bench;

import static dev.pershot.bench.BenchResult.rounded;

import dev.pershot.ladder.PlannedRung;
import java.util.ArrayList;
import java.util.List;

/**
 * How far delivered rungs are from what analysis predicted: absolute differences.
 *
 * @param meanRatePercent of the predicted rate
 * @param meanVmaf in points
 */
public record PredictionError(
    int rungs, double meanRatePercent, double worstRatePercent, double meanVmaf, double worstVmaf) {
  /**
   * Over the rungs that were delivered.
   *
   * @param planned also those that were left out in the end
   */
  static PredictionError of(List<PlannedRung> planned, List<PlannedRung> delivered) {
    List<Double> rates = new ArrayList<>();
    List<Double> qualities = new ArrayList<>();
    for (PlannedRung rung : delivered) {
      PlannedRung predicted =
          planned.stream().filter(rung::isSameChoiceAs).findFirst().orElseThrow();
      rates.add(100 * Math.abs(rung.kbps() / predicted.kbps() - 1));
      qualities.add(Math.abs(rung.quality() - predicted.quality()));
    }
    return new PredictionError(
        delivered.size(), mean(rates), worst(rates), mean(qualities), worst(qualities));
  }

  private static double mean(List<Double> values) {
    return rounded(values.stream().mapToDouble(v -> v).average().orElse(0), 3);
  }

  private static double worst(List<Double> values) {
    return rounded(values.stream().mapToDouble(v -> v).max().orElse(0), 3);
  }
}
