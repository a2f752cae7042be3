package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatingPointTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void rate_notPositiveAndFinite_isRefusedByName(double rateKbps) {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> new OperatingPoint(rateKbps, 90, 0))
        .withMessage("rateKbps is " + rateKbps + ", but must be finite and above 0.")
        .returns(HullException.Code.INVALID_VALUE, HullException::code);
  }

  @Test
  void quality_notFinite_isRefusedByName() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> new OperatingPoint(1000, Double.NaN, 0))
        .withMessage("quality is NaN, but must be a finite number.");
  }

  @Test
  void weight_zero_isRefusedByName() {
    UpperHull hull = new RandomShots(1).smoothHull(4);
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> new ShotHull(0, hull))
        .withMessageContaining("weight is 0.0");
  }
}
