package dev.pershot.workflow.api;

import dev.pershot.model.Resolution;
import java.util.List;

/** Trials of one shot at one resolution, which share decoding and scaling. */
public record TrialBatch(
    TrialStage stage, int shot, Resolution resolution, List<Double> quantizers) {
  public TrialBatch {
    quantizers = List.copyOf(quantizers);
  }
}
