package dev.pershot.ladder;

import java.util.ArrayList;
import java.util.List;

/** The quantizers that analysis tries: from {@code min} up to {@code max} by {@code step}. */
public record Quantizers(double min, double max, double step) {
  /** x264's CRF for 8 bits; 0 would be lossless, which High profile does not have. */
  static final double LOWEST = 1;

  static final double HIGHEST = 51;

  public Quantizers {
    requireInRange("min", min);
    requireInRange("max", max);
    if (max < min) {
      throw new IllegalArgumentException(
          "quantizers.min " + min + " is above quantizers.max " + max + "; swap them");
    }
    if (!(step >= 0.25)) {
      throw new IllegalArgumentException("quantizers.step is at least 0.25, not " + step);
    }
  }

  private static void requireInRange(String name, double value) {
    if (!(value >= LOWEST && value <= HIGHEST)) {
      throw new IllegalArgumentException(
          "quantizers." + name + " lies in 1..51 (x264's CRF), not " + value);
    }
  }

  /** All of them, finest first. */
  public List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; min + i * step <= max + 1e-9; i++) {
      values.add(min + i * step);
    }
    return List.copyOf(values);
  }
}
