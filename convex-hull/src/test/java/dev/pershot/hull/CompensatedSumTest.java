package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompensatedSumTest {
  @Test
  void value_smallAmongLargeThatCancel_isKept() {
    CompensatedSum sum = new CompensatedSum();
    for (double value : new double[] {1, 1e100, 1, -1e100}) {
      sum.add(value);
    }
    assertThat(sum.value()).isEqualTo(2);
  }
}
