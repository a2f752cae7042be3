package dev.pershot.workflow.api;

import java.util.List;

/**
 * What a round tries of a shot.
 *
 * @param passes may run side by side
 */
public record ShotPasses(int shot, List<TrialBatch> passes) {
  public ShotPasses {
    passes = List.copyOf(passes);
  }
}
