package dev.pershot.app.job;

import dev.pershot.model.CpuSeconds;
import java.util.stream.DoubleStream;

/**
 * What a job will take, told from extracts of its master before the work.
 *
 * @param rough whether the extracts cannot meet the policy, so that the rungs are a guess
 * @param extracts that were tried
 * @param extractFrames frames of all of them
 * @param calibrationSeconds what that took
 * @param rungs that the ladder will have
 * @param slots by which {@code wallSeconds} was told; the inspection is not in it
 * @param deliveredBytes segments of all rungs, and the audio's
 * @param storeBytes that the store will grow by: trials, streams and packages
 */
public record Estimate(
    int schema,
    String runId,
    boolean rough,
    int extracts,
    int extractFrames,
    double calibrationSeconds,
    int shots,
    int frames,
    int rungs,
    Trials trials,
    Cpu cpuSeconds,
    int slots,
    double wallSeconds,
    long deliveredBytes,
    long storeBytes) {
  public static final int SCHEMA = 1;

  public Estimate {
    if (extracts < 1 || shots < 1 || frames < 1 || rungs < 1 || slots < 1) {
      throw new IllegalArgumentException("an estimate counts extracts, shots, frames and rungs");
    }
    requireAmount(calibrationSeconds, wallSeconds, (double) deliveredBytes, (double) storeBytes);
  }

  /**
   * Trials that the run will make.
   *
   * @param analysis without those that the store had
   * @param finals final encodes that are no trials of the analysis
   * @param stored first trials of shots that the store had
   */
  public record Trials(long analysis, long finals, long stored) {
    public Trials {
      requireAmount((double) analysis, (double) finals, (double) stored);
    }

    public long total() {
      return analysis + finals;
    }
  }

  /** CPU seconds of the stages, each by what they are spent on. */
  public record Cpu(CpuSeconds analysis, CpuSeconds delivery, CpuSeconds proof) {
    public Cpu {
      requireAmount(analysis.total(), delivery.total(), proof.total());
    }

    public double total() {
      return analysis.total() + delivery.total() + proof.total();
    }
  }

  private static void requireAmount(double... amounts) {
    if (DoubleStream.of(amounts).anyMatch(amount -> !(amount >= 0 && amount < 1e18))) {
      throw new IllegalArgumentException("an estimate's amounts are 0 or more");
    }
  }
}
