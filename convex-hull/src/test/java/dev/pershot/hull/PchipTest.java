package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PchipTest {
  private static final double[] QUANTIZERS = {18, 26, 34, 46};
  private static final double[] SCORES = {97.1, 93.4, 82.0, 47.5};
  private static final Pchip CURVE = Pchip.through(QUANTIZERS, SCORES);

  @Test
  void at_aPoint_isExactlyItsValue() {
    for (int i = 0; i < QUANTIZERS.length; i++) {
      assertThat(CURVE.at(QUANTIZERS[i])).isEqualTo(SCORES[i]);
    }
  }

  @Test
  void at_betweenFallingPoints_keepsFalling() {
    double before = CURVE.at(CURVE.low());
    for (double quantizer = 18.01; quantizer <= CURVE.high(); quantizer += 0.01) {
      double score = CURVE.at(quantizer);
      assertThat(score).isLessThan(before);
      before = score;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void at_betweenAnyTwoPoints_staysBetweenTheirValues(long seed) {
    RandomShots random = new RandomShots(seed);
    double[] x = new double[12];
    double[] y = new double[12];
    for (int i = 0; i < x.length; i++) {
      x[i] = i == 0 ? 0 : x[i - 1] + random.between(0.01, 5);
      y[i] = random.between(-1, 1);
    }
    Pchip curve = Pchip.through(x, y);
    for (int i = 1; i < x.length; i++) {
      for (int step = 0; step < 50; step++) {
        assertThat(curve.at(random.between(x[i - 1], x[i])))
            .isBetween(Math.min(y[i - 1], y[i]) - 1e-12, Math.max(y[i - 1], y[i]) + 1e-12);
      }
    }
  }

  @Test
  void integral_inParts_isTheIntegralOfTheWhole() {
    double whole = CURVE.integral(18, 46);
    assertThat(CURVE.integral(18, 29.5) + CURVE.integral(29.5, 46)).isCloseTo(whole, within(1e-10));
    assertThat(CURVE.integral(46, 18)).isEqualTo(-whole);
    assertThat(CURVE.integral(20, 20)).isZero();
  }

  @Test
  void integral_againstAFineSum_agrees() {
    double sum = 0;
    double step = 28e-4;
    for (int i = 0; i < 10_000; i++) {
      sum += step * CURVE.at(18 + (i + 0.5) * step);
    }
    assertThat(CURVE.integral(18, 46)).isCloseTo(sum, within(1e-5));
  }

  @Test
  void through_twoPoints_isTheirLine() {
    Pchip line = Pchip.through(new double[] {1, 3}, new double[] {10, 20});
    assertThat(line.at(1.5)).isEqualTo(12.5);
    assertThat(line.integral(1, 3)).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(doubles = {17.999, 46.001, Double.NaN})
  void at_outsideThePoints_isRefusedWithTheirRange(double quantizer) {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> CURVE.at(quantizer))
        .withMessageContaining(quantizer + " lies outside the points, which go from 18.0 to 46.0")
        .returns(HullException.Code.EXTRAPOLATION, HullException::code);
  }

  @Test
  void integral_outsideThePoints_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> CURVE.integral(20, 50))
        .returns(HullException.Code.EXTRAPOLATION, HullException::code);
  }

  @Test
  void through_repeatedX_isRefusedNamingIt() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> Pchip.through(new double[] {1, 2, 2}, new double[] {1, 2, 3}))
        .withMessageContaining("x[2] is 2.0 after 2.0")
        .returns(HullException.Code.NOT_RISING, HullException::code);
  }

  @Test
  void through_onePoint_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> Pchip.through(new double[] {1}, new double[] {1}))
        .returns(HullException.Code.TOO_FEW_POINTS, HullException::code);
  }

  @Test
  void through_xWithoutY_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> Pchip.through(new double[] {1, 2}, new double[] {1}))
        .withMessageContaining("2 x and 1 y");
  }

  @Test
  void through_notFinite_isRefusedNamingIt() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> Pchip.through(new double[] {1, 2}, new double[] {1, Double.NaN}))
        .withMessageContaining("y[1] is NaN");
  }

  @Test
  void through_arraysChangedLater_staysAsItWas() {
    double[] x = {1, 3};
    Pchip line = Pchip.through(x, new double[] {10, 20});
    x[1] = 100;
    assertThat(line.high()).isEqualTo(3);
  }
}
