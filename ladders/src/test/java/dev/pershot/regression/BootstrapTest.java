package dev.pershot.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void interval_ofOneShot_isNone() {
    assertThat(new Bootstrap(1).interval(counts -> 5)).isEmpty();
    assertThat(new Bootstrap(0).interval(counts -> 5)).isEmpty();
  }

  @Test
  void interval_whereAllShotsAgree_isAPoint() {
    assertThat(new Bootstrap(9).interval(mean(new double[9])).orElseThrow())
        .isEqualTo(new Interval(0, 0));
  }

  @Test
  void interval_isTheSameEachTime() {
    double[] values = sample(20, 0, new Random(1));
    assertThat(new Bootstrap(20).interval(mean(values)))
        .isPresent()
        .isEqualTo(new Bootstrap(20).interval(mean(values)));
  }

  @Test
  void interval_drawsAsManyShotsAsThereAre() {
    new Bootstrap(7)
        .interval(
            counts -> {
              assertThat(Arrays.stream(counts).sum()).isEqualTo(7);
              return 0;
            });
  }

  @Test
  void interval_whereTooFewDrawsComeToANumber_isNone() {
    assertThat(new Bootstrap(3).interval(counts -> counts[0] == 0 ? Double.NaN : 1)).isEmpty();
  }

  /** What it is for: of many samples of 30 shots, about 95 % of the intervals hold the truth. */
  @Test
  void interval_ofThirtyShots_coversTheTruthAboutAsOftenAsItSays() {
    Random random = new Random(42);
    int covered = 0;
    for (int i = 0; i < 200; i++) {
      Interval interval = new Bootstrap(30).interval(mean(sample(30, 2, random))).orElseThrow();
      covered += interval.low() <= 2 && 2 <= interval.high() ? 1 : 0;
    }
    assertThat(covered).isBetween(176, 199);
  }

  private static double[] sample(int shots, double mean, Random random) {
    return random.doubles(shots).map(u -> mean + 3 * (u - 0.5)).toArray();
  }

  private static ToDoubleFunction<int[]> mean(double[] values) {
    return counts -> {
      double sum = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += counts[i] * values[i];
      }
      return sum / counts.length;
    };
  }
}
