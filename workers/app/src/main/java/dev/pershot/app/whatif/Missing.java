package dev.pershot.app.whatif;

import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.TrialSpec;
import java.util.List;

/**
 * What a job's ladder still needs, as far as it can be told from what is there.
 *
 * @param analysis trials that something is to be decided from; what is delivered can change by them
 * @param delivery final encodes, of the rungs as they are known so far
 * @param rungs to package and prove, as they are known so far
 * @param audio whether the sound is to be encoded
 */
public record Missing(
    List<TrialSpec> analysis, List<TrialSpec> delivery, List<PlannedRung> rungs, boolean audio) {
  public Missing {
    analysis = List.copyOf(analysis);
    delivery = List.copyOf(delivery);
    rungs = List.copyOf(rungs);
  }

  public boolean isNothing() {
    return analysis.isEmpty() && delivery.isEmpty() && rungs.isEmpty() && !audio;
  }
}
