package dev.pershot.app.estimate;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;

/**
 * What a final encode of a size takes for each frame, decoding left out.
 *
 * @param encoding scaling and encoding it
 * @param scoring by all models
 * @param proving by the deciding model
 * @param recordBytes that the store keeps of the trial
 */
record FinalCost(
    Resolution resolution,
    CpuSeconds encoding,
    CpuSeconds scoring,
    CpuSeconds proving,
    double recordBytes) {
  FinalCost {
    if (encoding.total() < 0 || scoring.total() < 0 || recordBytes < 0) {
      throw new IllegalArgumentException("a final encode takes no less than nothing");
    }
  }

  /**
   * From a final encode of an extract.
   *
   * @param dearness of the title's frames to the encoder, relative to those of this extract
   */
  static FinalCost of(Trial trial, double dearness) {
    double frame = 1.0 / trial.spec().range().length();
    double score = 1.0 / trial.spec().scoredFrames();
    return new FinalCost(
        trial.spec().recipe().resolution(),
        TrialCost.encoding(trial).times(dearness * frame),
        TrialCost.scoring(trial).times(score),
        trial.scoringCpuSeconds().get(0).times(score),
        Json.canonical(trial).length * frame);
  }
}
