package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.PlannedRung;

/**
 * Bytes that a job leaves.
 *
 * @param delivered segments of rungs and audio
 * @param stored what the store grows by
 */
record Bytes(long delivered, long stored) {
  /** CMAF's: a frame's entry in its fragment, and its part of what fragments begin with. */
  private static final double CONTAINER_PER_FRAME = 20;

  static Bytes of(
      Projection projection, GuessedRungs rungs, JobStore jobs, int first, long stored) {
    TitleWork title = projection.title();
    double rates = rungs.rungs().stream().mapToDouble(PlannedRung::kbps).sum();
    double video = rates * 1000 / 8 * title.seconds();
    double containers = CONTAINER_PER_FRAME * title.frames() * rungs.rungs().size();
    double audio =
        jobs.job().master().audio().isPresent()
            ? jobs.job().policy().audioKbps() * 1000.0 / 8 * title.seconds()
            : 0;
    double delivered = video + containers + audio;
    boolean exhaustive = jobs.analysisPlan().isExhaustive();
    double analysis =
        projection.analysisBytes() * projection.missing(first, stored)
            + projection.finalRecordBytes();
    return new Bytes(
        Math.round(delivered), Math.round(delivered + analysis + (exhaustive ? 0 : video)));
  }
}
