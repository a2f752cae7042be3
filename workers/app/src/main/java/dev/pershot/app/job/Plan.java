package dev.pershot.app.job;

import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.TitleComparison;
import java.util.List;

/** What analysis decided: the rungs, lowest first, and the curves they were taken from. */
public record Plan(List<PlannedRung> rungs, TitleComparison comparison) {
  public Plan {
    rungs = List.copyOf(rungs);
  }
}
