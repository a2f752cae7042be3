package dev.pershot.app.job;

import dev.pershot.ladder.PlannedRung;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rungs that are delivered, lowest first, with the rates and qualities of their encodes. */
public record Settled(List<PlannedRung> rungs) {
  public Settled {
    rungs = List.copyOf(rungs);
  }

  /**
   * The rungs that still rise in rate and quality now that the final encodes are measured. From the
   * richest down: one that is no cheaper or no worse than the rung above it has nothing to give.
   */
  public static List<PlannedRung> rising(List<PlannedRung> lowestFirst) {
    List<PlannedRung> kept = new ArrayList<>();
    for (int i = lowestFirst.size() - 1; i >= 0; i--) {
      PlannedRung rung = lowestFirst.get(i);
      PlannedRung above = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      if (above == null || (rung.kbps() < above.kbps() && rung.quality() < above.quality())) {
        kept.add(rung);
      }
    }
    Collections.reverse(kept);
    return kept;
  }
}
