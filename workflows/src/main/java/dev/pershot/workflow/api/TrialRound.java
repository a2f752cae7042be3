package dev.pershot.workflow.api;

/**
 * Trials that are told all at once: the analysis's first ones, then those that its rungs were too
 * uncertain without, or the final encodes.
 *
 * @param number from 0; what a round tries depends on what those before it came to
 */
public record TrialRound(TrialStage stage, int number) {
  public static final TrialRound DELIVERY = new TrialRound(TrialStage.DELIVERY, 0);

  public static TrialRound analysis(int number) {
    return new TrialRound(TrialStage.ANALYSIS, number);
  }
}
