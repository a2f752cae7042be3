package dev.pershot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSamplingTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7, 21})
  void of_anyLength_isTheNumberOfFramesAtDistanceZero(int every) {
    FrameSampling sampling = new FrameSampling(every);
    for (int length = 0; length < 100; length++) {
      long scored = IntStream.range(0, length).filter(f -> sampling.distance(f) == 0).count();
      assertThat(sampling.of(length)).isEqualTo((int) scored);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "11, 1", "12, 3", "20, 5", "28, 7", "36, 7", "120, 7", "200, 11", "1000, 13"})
  void enoughFor_length_isOddAndLeavesFour(int length, int every) {
    FrameSampling sampling = FrameSampling.enoughFor(length);

    assertThat(sampling.every()).isEqualTo(every);
    assertThat(sampling.of(length)).isGreaterThanOrEqualTo(Math.min(length, 4));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 2, 8})
  void sampling_evenOrNone_isRefused(int every) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FrameSampling(every))
        .withMessageContaining(String.valueOf(every));
  }

  @Test
  void json_isTheNumber() {
    assertThat(Json.canonical(new FrameSampling(5)))
        .isEqualTo("5".getBytes(StandardCharsets.UTF_8));
    assertThat(
            Json.read(
                Json.canonical(new FrameSampling(5)),
                FrameSampling.class,
                ErrorCode.INTERNAL,
                "it"))
        .isEqualTo(new FrameSampling(5));
  }
}
