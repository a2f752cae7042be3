package dev.pershot.app.publish;

/**
 * What a dry run had told of a run, and what it took.
 *
 * @param found trials and proofs that earlier runs had made: CPU hours do not compare where there
 *     are any
 */
public record EstimateCheck(Amounts estimated, Amounts actual, int found) {
  /** What there was of it: trials that were made, and segments of all rungs and of the audio. */
  public record Amounts(long trials, double cpuHours, long deliveredBytes) {}
}
