package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * A shot encoded by a recipe, and measured.
 *
 * @param bytes of the elementary stream: the sum over {@code codedFrames}
 * @param streamSha256 of the elementary stream's bytes
 * @param codedFrames every frame of the shot, in decoding order
 * @param scores one for each model of the spec, in its order
 * @param scoringCpuSeconds of {@code cpuSeconds}, what scoring by each model took, in their order
 */
public record Trial(
    TrialSpec spec,
    long bytes,
    String streamSha256,
    List<CodedFrame> codedFrames,
    List<Score> scores,
    CpuSeconds cpuSeconds,
    List<CpuSeconds> scoringCpuSeconds) {
  public Trial {
    scoringCpuSeconds = List.copyOf(scoringCpuSeconds);
    codedFrames = List.copyOf(codedFrames);
    scores = List.copyOf(scores);
    int frames = spec.range().length();
    if (codedFrames.size() != frames) {
      throw new PershotException(
          ErrorCode.FRAMES_MISSING,
          "shot " + spec.range() + " was coded as " + codedFrames.size() + " of " + frames);
    }
    for (Score score : scores) {
      if (score.frames().size() != spec.scoredFrames()) {
        throw new PershotException(
            ErrorCode.FRAMES_MISSING,
            "shot "
                + spec.range()
                + " has "
                + score.frames().size()
                + " scores of "
                + spec.scoredFrames());
      }
    }
  }

  /** What the trial would have taken with no other model than this one of its spec. */
  public CpuSeconds cpuSecondsFor(String model) {
    CpuSeconds own = cpuSeconds;
    for (int other = 0; other < scoringCpuSeconds.size(); other++) {
      if (!spec.models().get(other).equals(model)) {
        own = own.minus(scoringCpuSeconds.get(other));
      }
    }
    return own;
  }

  /** The deciding model's score. */
  @JsonIgnore
  public Score score() {
    return scores.get(0);
  }

  @JsonIgnore
  public double quality() {
    return score().mean();
  }
}
