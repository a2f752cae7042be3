package dev.pershot.ladder;

import dev.pershot.model.Resolution;
import java.util.List;

/**
 * A rung as analysis decided it.
 *
 * @param quantizers one for each shot
 * @param kbps mean rate of the analysis encodes
 * @param quality mean quality of the analysis encodes
 */
public record PlannedRung(
    Resolution resolution, List<Double> quantizers, double kbps, double quality) {
  public PlannedRung {
    quantizers = List.copyOf(quantizers);
  }
}
