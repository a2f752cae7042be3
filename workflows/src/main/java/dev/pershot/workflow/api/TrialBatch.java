package dev.pershot.workflow.api;

import dev.pershot.ladder.Encode;
import java.util.List;

/** Trials of one shot that share its decoded frames. */
public record TrialBatch(TrialStage stage, int shot, List<Encode> encodes) {
  public TrialBatch {
    encodes = List.copyOf(encodes);
  }
}
