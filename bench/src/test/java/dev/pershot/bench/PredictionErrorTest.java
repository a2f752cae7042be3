package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionErrorTest {
  private static PlannedRung rung(double quantizer, double kbps, double quality) {
    return new PlannedRung(new Resolution(640, 360), List.of(quantizer), kbps, quality);
  }

  @Test
  void of_rungs_isOverThoseThatWereDelivered() {
    PredictionError error =
        PredictionError.of(
            List.of(rung(40, 100, 50), rung(35, 150, 55), rung(30, 200, 70)),
            List.of(rung(40, 97, 50.5), rung(30, 202, 69.9)));
    assertThat(error).isEqualTo(new PredictionError(2, 2, 3, 0.3, 0.5));
  }
}
