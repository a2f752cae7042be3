package dev.pershot.app.estimate;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Trial;

/** A trial's CPU seconds in the parts that grow with different things. */
final class TrialCost {
  private TrialCost() {}

  /** Scoring by all models, which grows with the scored frames. */
  static CpuSeconds scoring(Trial trial) {
    return trial.scoringCpuSeconds().stream().reduce(CpuSeconds.ZERO, CpuSeconds::plus);
  }

  /** Scaling and encoding, which grow with the frames. */
  static CpuSeconds encoding(Trial trial) {
    CpuSeconds all = trial.cpuSeconds().minus(scoring(trial));
    return new CpuSeconds(0, all.scale(), all.encode(), 0);
  }
}
