package dev.pershot.hull;

import static dev.pershot.hull.Curves.SET_1_ANCHOR;
import static dev.pershot.hull.Curves.SET_1_TEST;
import static dev.pershot.hull.Curves.SET_2_ANCHOR;
import static dev.pershot.hull.Curves.SET_2_TEST;
import static dev.pershot.hull.Curves.SET_3_ANCHOR;
import static dev.pershot.hull.Curves.SET_3_TEST;
import static dev.pershot.hull.Curves.curve;
import static dev.pershot.hull.Curves.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BdRateTest {
  /** VMAF-like, a doubling of rate every 10 points. */
  private static final RateQualityCurve FROM_40_TO_80 =
      curve(1000, 40, 2000, 50, 4000, 60, 8000, 70, 16000, 80);

  /** Set 1 is JCTVC-E137's; the last figure is the accuracy the published number allows. */
  static List<Arguments> goldens() {
    return List.of(
        golden(SET_1_ANCHOR, SET_1_TEST, Interpolation.PCHIP, -0.465215420752807, 1e-12),
        golden(SET_1_ANCHOR, SET_1_TEST, Interpolation.CUBIC, -0.4644154, 5e-8),
        golden(SET_1_ANCHOR, SET_1_TEST, Interpolation.AKIMA, -0.4651203, 5e-8),
        golden(SET_2_ANCHOR, SET_2_TEST, Interpolation.PCHIP, -1.8779823450567612, 1e-12),
        golden(SET_2_ANCHOR, SET_2_TEST, Interpolation.CUBIC, -1.9101687, 5e-8),
        golden(SET_2_ANCHOR, SET_2_TEST, Interpolation.AKIMA, -1.8651320, 5e-8),
        golden(SET_3_ANCHOR, SET_3_TEST, Interpolation.CUBIC, -4.4204627061, 1e-10),
        golden(SET_3_ANCHOR, SET_3_TEST, Interpolation.PCHIP, -4.4174853506, 1e-10),
        golden(SET_3_ANCHOR, SET_3_TEST, Interpolation.AKIMA, -4.4252451570, 1e-10));
  }

  private static Arguments golden(
      RateQualityCurve anchor,
      RateQualityCurve test,
      Interpolation method,
      double percent,
      double accuracy) {
    return Arguments.of(anchor, test, method, percent, accuracy);
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void between_publishedCurves_isThePublishedNumber(
      RateQualityCurve anchor,
      RateQualityCurve test,
      Interpolation method,
      double percent,
      double accuracy) {
    BdRateResult result = BdRate.between(anchor, test, method);
    assertThat(result.percent()).isCloseTo(percent, within(accuracy));
    assertThat(result.overlap()).isGreaterThan(0.95);
    assertThat(result.isSuspect()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void between_allRatesScaled_isTheFactor(Interpolation method) {
    for (double factor : new double[] {0.5, 0.9, 1, 1.07, 2}) {
      assertThat(BdRate.between(SET_2_ANCHOR, moved(SET_2_ANCHOR, factor, 0), method).percent())
          .isCloseTo(100 * (factor - 1), within(1e-9));
    }
  }

  @ParameterizedTest
  @EnumSource
  void between_sidesExchanged_undoesItself(Interpolation method) {
    double there = BdRate.between(SET_3_ANCHOR, SET_3_TEST, method).percent();
    double back = BdRate.between(SET_3_TEST, SET_3_ANCHOR, method).percent();
    assertThat((1 + there / 100) * (1 + back / 100)).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void between_bothCurvesScaledAndShifted_isUnchanged(Interpolation method) {
    assertThat(
            BdRate.between(moved(SET_3_ANCHOR, 3, 20), moved(SET_3_TEST, 3, 20), method).percent())
        .isCloseTo(BdRate.between(SET_3_ANCHOR, SET_3_TEST, method).percent(), within(1e-9));
  }

  @Test
  void between_partOfTheQualityShared_givesTheShareOfTheUnion() {
    // 40..80 against 45..85, straight lines on a log axis: 5 points of quality are half an octave.
    BdRateResult result =
        BdRate.between(FROM_40_TO_80, moved(FROM_40_TO_80, 1, 5), Interpolation.PCHIP);
    assertThat(result.overlap()).isCloseTo(35.0 / 45, within(1e-12));
    assertThat(result.lowQuality()).isEqualTo(45);
    assertThat(result.highQuality()).isEqualTo(80);
    assertThat(result.percent()).isCloseTo(100 * (Math.sqrt(0.5) - 1), within(1e-9));
    assertThat(result.isSuspect()).isFalse();
  }

  @Test
  void between_lessThanThreeQuartersShared_isSuspect() {
    BdRateResult result =
        BdRate.between(FROM_40_TO_80, moved(FROM_40_TO_80, 1, 10), Interpolation.PCHIP);
    assertThat(result.overlap()).isCloseTo(0.6, within(1e-12));
    assertThat(result.isSuspect()).isTrue();
  }

  @Test
  void between_lessThanHalfShared_isRefusedWithBothRanges() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(
            () -> BdRate.between(FROM_40_TO_80, moved(FROM_40_TO_80, 1, 20), Interpolation.PCHIP))
        .withMessageContaining("40.0 to 80.0")
        .withMessageContaining("60.0 to 100.0")
        .returns(HullException.Code.OVERLAP_TOO_SMALL, HullException::code);
  }

  @Test
  void between_nothingShared_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(
            () -> BdRate.between(FROM_40_TO_80, moved(FROM_40_TO_80, 1, 60), Interpolation.PCHIP))
        .withMessageContaining("The curves have 0.0 of their quality range in common");
  }

  @Test
  void between_withinARange_leavesOutWhatLiesBeyond() {
    // Doubles the rate above quality 60 only.
    RateQualityCurve test = curve(1000, 40, 2000, 50, 4000, 60, 16000, 70, 32000, 80);
    BdRateResult below =
        BdRate.between(FROM_40_TO_80, test, Interpolation.PCHIP, new QualityRange(30, 50));
    BdRateResult above =
        BdRate.between(FROM_40_TO_80, test, Interpolation.PCHIP, new QualityRange(70, 95));
    assertThat(below.percent()).isCloseTo(0, within(1e-9));
    assertThat(below.lowQuality()).isEqualTo(40);
    assertThat(below.highQuality()).isEqualTo(50);
    assertThat(above.percent()).isBetween(90.0, 110.0);
    assertThat(above.highQuality()).isEqualTo(80);
  }

  @Test
  void between_withinARange_countsTheOverlapInsideItOnly() {
    RateQualityCurve longer = curve(1000, 0, 2000, 50, 4000, 60, 8000, 70, 16000, 80);
    BdRateResult result =
        BdRate.between(FROM_40_TO_80, longer, Interpolation.PCHIP, new QualityRange(45, 95));
    assertThat(result.overlap()).isEqualTo(1);
  }

  @Test
  void between_withinARangeNoCurveReaches_isRefusedNamingIt() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(
            () ->
                BdRate.between(
                    FROM_40_TO_80, FROM_40_TO_80, Interpolation.PCHIP, new QualityRange(90, 95)))
        .withMessageContaining("quality range from 90.0 to 95.0");
  }

  @Test
  void qualityRange_upsideDown_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> new QualityRange(95, 30))
        .withMessageContaining("from 95.0 to 30.0")
        .returns(HullException.Code.INVALID_VALUE, HullException::code);
  }
}
