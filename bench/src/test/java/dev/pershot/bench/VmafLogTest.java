package dev.pershot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.FrameRange;
import org.junit.jupiter.api.Test;

class VmafLogTest {
  private static final String LOG =
      """
      {"version": "3.2.0", "frames": [
        {"frameNum": 0, "metrics": {"integer_motion2": 0.0, "score": 1.0}},
        {"frameNum": 1, "metrics": {"integer_motion2": 2.0, "score": 80.0}},
        {"frameNum": 2, "metrics": {"integer_motion2": 2.0, "score": 81.0}},
        {"frameNum": 3, "metrics": {"integer_motion2": 2.0, "score": 2.0}}]}
      """;

  @Test
  void mean_neighboursInWindow_areLeftOut() {
    double mean = VmafLog.mean(LOG.getBytes(UTF_8), new FrameRange(10, 12), new FrameRange(9, 13));
    assertThat(mean).isEqualTo(80.5);
  }

  @Test
  void mean_frameLost_isFailure() {
    assertThatThrownBy(
            () -> VmafLog.mean(LOG.getBytes(UTF_8), new FrameRange(10, 13), new FrameRange(9, 14)))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("4 of the 5 frames");
  }
}
