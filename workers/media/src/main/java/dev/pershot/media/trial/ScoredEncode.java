package dev.pershot.media.trial;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import java.util.List;

/**
 * What an encode's scoring came to.
 *
 * @param scores one for each model
 * @param cpuSeconds what each took
 */
record ScoredEncode(List<Score> scores, List<CpuSeconds> cpuSeconds) {
  ScoredEncode {
    scores = List.copyOf(scores);
    cpuSeconds = List.copyOf(cpuSeconds);
  }

  /**
   * The trial of an encode; its file is the caller's from now on.
   *
   * @param shared its part of what was done for several
   */
  EncodedShot of(CodedShot encode, CpuSeconds shared) {
    CpuSeconds scoring = cpuSeconds.stream().reduce(CpuSeconds.ZERO, CpuSeconds::plus);
    Trial trial =
        new Trial(
            encode.spec(),
            encode.bytes(),
            encode.sha256(),
            encode.coded(),
            scores,
            encode.cpu().seconds().plus(shared).plus(scoring),
            cpuSeconds);
    return new EncodedShot(trial, encode.stream().keep());
  }
}
