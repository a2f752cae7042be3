package dev.pershot.app.job;

import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.TitleComparison;
import java.util.List;

/** What analysis decided: the rungs, lowest first, and the curves they were taken from. */
public record Plan(List<PlannedRung> rungs, TitleComparison comparison) {
  /** Raised when the same trials would be decided otherwise, or the ladder written otherwise. */
  public static final int RULES = 7;

  public Plan {
    rungs = List.copyOf(rungs);
  }
}
