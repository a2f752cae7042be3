package dev.pershot.model;

import java.util.Arrays;
import java.util.List;

/**
 * A model's verdict on a run of frames: pooled values, and each frame's own.
 *
 * @param model libvmaf's name of the model
 * @param mean arithmetic mean
 * @param harmonicMean {@code n / sum(1 / (s + 1)) - 1}, as libvmaf pools it
 * @param p5 the 5th percentile (nearest rank)
 * @param frames a score for every scored frame, in presentation order
 */
public record Score(
    String model,
    double mean,
    double harmonicMean,
    double minimum,
    double p5,
    List<Double> frames) {
  public Score {
    frames = List.copyOf(frames);
  }

  /**
   * Pools per-frame scores.
   *
   * @throws PershotException {@link ErrorCode#SCORE_NOT_FINITE} naming the first such frame
   */
  public static Score of(String model, double[] frames) {
    if (frames.length == 0) {
      throw new IllegalArgumentException("no frames to pool");
    }
    double sum = 0;
    double inverse = 0;
    for (int i = 0; i < frames.length; i++) {
      if (!Double.isFinite(frames[i])) {
        throw new PershotException(
            ErrorCode.SCORE_NOT_FINITE,
            "model " + model + " gave " + frames[i] + " for frame " + i);
      }
      sum += frames[i];
      inverse += 1 / (frames[i] + 1);
    }
    double[] sorted = frames.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(0.05 * sorted.length);
    return new Score(
        model,
        round(sum / frames.length),
        round(frames.length / inverse - 1),
        round(sorted[0]),
        round(sorted[Math.max(0, rank - 1)]),
        Arrays.stream(frames).mapToObj(Score::round).toList());
  }

  /** Six decimals are far below any model's precision and keep files short. */
  private static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
