package dev.pershot.media.vmaf;

import static dev.pershot.media.fixture.Specs.V0;
import static dev.pershot.media.fixture.Specs.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VmafScorerTest {
  private static final String HFR = "vmaf_v1.0.16_hfr_3d0h";
  private static final Resolution SIZE = new Resolution(240, 216);
  private static final Scenery SCENERY = Scenery.of(SIZE, 5);

  private static VmafScorer open(String model) {
    return open(model, FrameSampling.ALL);
  }

  private static VmafScorer open(String model, FrameSampling sampling) {
    return VmafScorer.open(
        VmafLibrary.load(),
        new VmafModel(model),
        sampling,
        0,
        SIZE,
        AV_PIX_FMT_YUV420P,
        SIZE,
        AV_PIX_FMT_YUV420P,
        new CpuMeter());
  }

  private static void feed(VmafScorer scorer, int reference, int distorted) {
    try (Frame first = SCENERY.picture(reference);
        Frame second = SCENERY.picture(distorted)) {
      scorer.score(first, second);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {V0, V1})
  void score_samePictureAndAnother_tellsThemApart(String model) {
    try (VmafScorer scorer = open(model)) {
      feed(scorer, 0, 0);
      feed(scorer, 1, 9);

      double[] scores = scorer.finish();

      assertThat(scores[0]).isGreaterThan(90);
      assertThat(scores[1]).isLessThan(50);
    }
  }

  /** The scenery's camera jerks, so that a frame without its neighbours gets another score. */
  @ParameterizedTest
  @CsvSource({
    V0 + ", 3, 20",
    V0 + ", 5, 23",
    V0 + ", 7, 24",
    V1 + ", 5, 23",
    V1 + ", 9, 24",
    HFR + ", 3, 20",
    HFR + ", 5, 23",
    HFR + ", 7, 30",
    HFR + ", 9, 30"
  })
  void offer_sampled_givesTheScoresOfAll(String model, int every, int length) {
    FrameSampling sampling = new FrameSampling(every);
    double[] all = offered(model, FrameSampling.ALL, length);
    double[] some = offered(model, sampling, length);

    double[] expected =
        IntStream.range(0, length)
            .filter(frame -> sampling.distance(frame) == 0)
            .mapToDouble(frame -> all[frame])
            .toArray();
    assertThat(some).hasSize(sampling.of(length)).containsExactly(expected, within(1e-6));
  }

  private static double[] offered(String model, FrameSampling sampling, int length) {
    try (VmafScorer scorer = open(model, sampling)) {
      for (int i = 0; i < length; i++) {
        try (Frame reference = SCENERY.picture(i);
            Frame distorted = SCENERY.picture(i + i % 2)) {
          scorer.offer(reference, distorted);
        }
      }
      return scorer.finish();
    }
  }

  @Test
  void score_afterFinish_fails() {
    try (VmafScorer scorer = open(V0)) {
      feed(scorer, 0, 0);
      scorer.finish();

      assertThatThrownBy(() -> feed(scorer, 1, 1))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SCORE_FAILED));
    }
  }

  @Test
  void close_twice_isHarmless() {
    VmafScorer scorer = open(V1);
    scorer.close();

    assertThatCode(scorer::close).doesNotThrowAnyException();
  }

  @Test
  void score_afterClose_isRefused() {
    VmafScorer scorer = open(V0);
    scorer.close();

    assertThatThrownBy(() -> feed(scorer, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the scorer is closed");
  }
}
