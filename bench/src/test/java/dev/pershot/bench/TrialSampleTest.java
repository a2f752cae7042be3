package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Trial;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialSampleTest {
  /** Twelve times the same four quantizers, as a matrix has them. */
  private static final List<Trial> MATRIX =
      IntStream.range(0, 48).mapToObj(i -> BenchFixture.trial(20 + i % 4, 1 + i)).toList();

  @Test
  void every_stepOne_isAll() {
    assertThat(TrialSample.every(1, MATRIX)).isEqualTo(MATRIX);
    assertThat(TrialSample.scale(MATRIX, MATRIX)).isEqualTo(1);
  }

  @Test
  void every_stepAsLongAsARow_meetsEachQuantizer() {
    List<Trial> sample = TrialSample.every(4, MATRIX);
    assertThat(sample).hasSize(12).isEqualTo(TrialSample.every(4, MATRIX));
    assertThat(sample.stream().map(trial -> trial.spec().recipe().quantizer()).distinct())
        .hasSize(4);
  }

  @Test
  void scale_dearSample_isLessThanItsNumberSays() {
    List<Trial> cheapAndDear = List.of(BenchFixture.trial(40, 1), BenchFixture.trial(20, 3));
    assertThat(TrialSample.scale(cheapAndDear.subList(1, 2), cheapAndDear)).isEqualTo(4 / 3.0);
  }
}
