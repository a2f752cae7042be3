package dev.pershot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
  @Test
  void of_someFrames_poolsAsLibvmafDoes() {
    Score score = Score.of("m", new double[] {0, 50, 100});

    assertThat(score.mean()).isEqualTo(50);
    // 3 / (1/1 + 1/51 + 1/101) - 1
    assertThat(score.harmonicMean()).isEqualTo(1.914011);
    assertThat(score.minimum()).isZero();
    assertThat(score.p5()).isZero();
    assertThat(score.frames()).containsExactly(0.0, 50.0, 100.0);
  }

  @Test
  void of_oneFrame_isThatFrameByAnyPool() {
    assertThat(Score.of("m", new double[] {87.654321}))
        .isEqualTo(new Score("m", 87.654321, 87.654321, 87.654321, 87.654321, List.of(87.654321)));
  }

  /** The nearest rank: the smallest score that 5 % of the frames do not exceed. */
  @ParameterizedTest
  @CsvSource({"1,1", "19,1", "20,1", "21,2", "40,2", "41,3", "100,5", "140,7", "1000,50"})
  void of_soManyFrames_takesTheirFifthPercentile(int frames, double rank) {
    double[] scores = new double[frames];
    Arrays.setAll(scores, i -> frames - i);
    assertThat(Score.of("m", scores).p5()).isEqualTo(rank);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void of_anyFrames_ordersItsPools(long seed) {
    Random random = new Random(seed);
    double[] frames = random.doubles(1 + random.nextInt(200), 0, 110).toArray();

    Score score = Score.of("m", frames);

    double sum = 0;
    double inverse = 0;
    for (double frame : frames) {
      sum += frame;
      inverse += 1 / (frame + 1);
    }
    assertThat(score.mean()).isCloseTo(sum / frames.length, within(1e-6));
    assertThat(score.harmonicMean()).isCloseTo(frames.length / inverse - 1, within(1e-6));
    assertThat(score.minimum()).isLessThanOrEqualTo(score.p5());
    assertThat(score.minimum()).isLessThanOrEqualTo(score.harmonicMean());
    assertThat(score.harmonicMean()).isLessThanOrEqualTo(score.mean());
    assertThat(score.frames()).hasSize(frames.length);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void of_aFrameThatIsNotFinite_namesIt(double bad) {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Score.of("vmaf_v0.6.1", new double[] {90, 91, bad, bad}))
        .withMessage("model vmaf_v0.6.1 gave " + bad + " for frame 2")
        .returns(ErrorCode.SCORE_NOT_FINITE, PershotException::code);
  }

  @Test
  void of_noFrames_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Score.of("m", new double[0]));
  }
}
