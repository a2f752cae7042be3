package dev.pershot.media.vmaf;

import static dev.pershot.media.fixture.Specs.V0;
import static dev.pershot.media.fixture.Specs.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmafScorerTest {
  private static final Resolution SIZE = new Resolution(240, 216);
  private static final Scenery SCENERY = Scenery.of(SIZE, 5);

  private static VmafScorer open(String model) {
    return VmafScorer.open(
        VmafLibrary.load(),
        new VmafModel(model),
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

      double[] scores = scorer.finish(0, 2);

      assertThat(scores[0]).isGreaterThan(90);
      assertThat(scores[1]).isLessThan(50);
    }
  }

  @Test
  void finish_partOfWhatWasFed_givesItsScores() {
    try (VmafScorer all = open(V0);
        VmafScorer part = open(V0)) {
      for (int i = 0; i < 5; i++) {
        feed(all, i, i + (i & 1));
        feed(part, i, i + (i & 1));
      }
      double[] scores = all.finish(0, 5);

      assertThat(part.finish(2, 2)).containsExactly(scores[2], scores[3]);
    }
  }

  @Test
  void finish_moreThanWasFed_failsAndNamesBothCounts() {
    try (VmafScorer scorer = open(V0)) {
      feed(scorer, 0, 0);

      assertThatThrownBy(() -> scorer.finish(0, 2))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAMES_MISSING))
          .hasMessage("scores of frames 0..2 wanted, 1 were fed");
    }
  }

  @Test
  void score_afterFinish_fails() {
    try (VmafScorer scorer = open(V0)) {
      feed(scorer, 0, 0);
      scorer.finish(0, 1);

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
