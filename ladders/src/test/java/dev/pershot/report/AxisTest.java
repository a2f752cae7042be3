package dev.pershot.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void logarithmic_ticks_areOneTwoFive() {
    Axis axis = Axis.logarithmic(90, 6000, 0, 100);

    assertThat(axis.ticks()).containsExactly(100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0);
    assertThat(axis.at(90)).isZero();
    assertThat(axis.at(6000)).isCloseTo(100, within(1e-9));
    assertThat(axis.at(Math.sqrt(90 * 6000))).isCloseTo(50, within(1e-9));
  }

  @Test
  void logarithmic_shortRange_hasMoreTicks() {
    assertThat(Axis.logarithmic(600, 1600, 0, 1).ticks())
        .containsExactly(600.0, 800.0, 1000.0, 1500.0);
  }

  @Test
  void linear_isWidenedToWholeSteps() {
    Axis axis = Axis.linear(61, 97, 5, 300, 0);

    assertThat(axis.low()).isEqualTo(60);
    assertThat(axis.high()).isEqualTo(100);
    assertThat(axis.ticks()).hasSize(9).startsWith(60.0, 65.0);
    assertThat(axis.at(60)).isEqualTo(300);
    assertThat(axis.at(80)).isEqualTo(150);
  }

  @Test
  void linear_ofOneValue_stillHasARange() {
    Axis axis = Axis.linear(95, 95, 5, 0, 10);

    assertThat(axis.high()).isEqualTo(100);
  }

  @Test
  void step_isRoundAndMakesAtMostSoManySteps() {
    assertThat(Axis.step(37, 8)).isEqualTo(5);
    assertThat(Axis.step(40, 8)).isEqualTo(5);
    assertThat(Axis.step(41, 8)).isEqualTo(10);
    assertThat(Axis.step(4200, 5)).isEqualTo(1000);
    assertThat(Axis.step(0, 5)).isPositive();
  }
}
