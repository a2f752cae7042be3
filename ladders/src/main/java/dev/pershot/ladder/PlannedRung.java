package dev.pershot.ladder;

import dev.pershot.model.Resolution;
import java.util.List;

/**
 * A rung as it was decided, with what analysis believes of it or what its encodes gave.
 *
 * @param quantizers one for each shot
 * @param kbps mean rate of the elementary streams
 * @param quality mean quality
 */
public record PlannedRung(
    Resolution resolution, List<Double> quantizers, double kbps, double quality) {
  public PlannedRung {
    quantizers = List.copyOf(quantizers);
  }

  /** Whether both have the same encodes, whatever was believed of them. */
  public boolean isSameChoiceAs(PlannedRung other) {
    return resolution.equals(other.resolution) && quantizers.equals(other.quantizers);
  }
}
