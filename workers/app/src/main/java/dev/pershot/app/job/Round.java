package dev.pershot.app.job;

import dev.pershot.ladder.Encode;
import dev.pershot.ladder.MoreTrials;
import dev.pershot.ladder.PlannedRung;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * A round of the analysis after the first.
 *
 * @param rungs as they were told before it
 * @param shots what it tries of them, in their order
 */
public record Round(List<PlannedRung> rungs, List<MoreTrials> shots) {
  public Round {
    rungs = List.copyOf(rungs);
    shots = List.copyOf(shots);
  }

  /** What it tries of a shot. */
  List<Encode> encodes(int shot) {
    int place =
        Collections.binarySearch(
            shots, new MoreTrials(shot, List.of()), Comparator.comparingInt(MoreTrials::shot));
    return place < 0 ? List.of() : shots.get(place).encodes();
  }
}
