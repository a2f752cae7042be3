package dev.pershot.media.trial;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Score;
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
}
