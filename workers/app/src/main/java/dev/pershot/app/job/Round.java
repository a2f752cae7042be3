package dev.pershot.app.job;

import dev.pershot.ladder.MoreTrials;
import dev.pershot.ladder.PlannedRung;
import java.util.List;

/**
 * A round of the analysis after the first.
 *
 * @param rungs as they were told before it
 * @param shots what it tries of them
 */
public record Round(List<PlannedRung> rungs, List<MoreTrials> shots) {
  public Round {
    rungs = List.copyOf(rungs);
    shots = List.copyOf(shots);
  }
}
