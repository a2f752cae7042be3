package dev.pershot.hull;

import static dev.pershot.hull.Curves.SET_1_ANCHOR;
import static dev.pershot.hull.Curves.SET_1_TEST;
import static dev.pershot.hull.Curves.SET_2_ANCHOR;
import static dev.pershot.hull.Curves.SET_2_TEST;
import static dev.pershot.hull.Curves.SET_3_ANCHOR;
import static dev.pershot.hull.Curves.SET_3_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BdQualityTest {
  /** The numbers of the Python package bjontegaard 1.3.0. */
  @Test
  void between_publishedCurves_isWhatTheReferencePackageGives() {
    assertDifference(SET_1_ANCHOR, SET_1_TEST, Interpolation.PCHIP, 0.02505021125935584);
    assertDifference(SET_1_ANCHOR, SET_1_TEST, Interpolation.CUBIC, 0.025059986247428088);
    assertDifference(SET_1_ANCHOR, SET_1_TEST, Interpolation.AKIMA, 0.0250573519508571);
    assertDifference(SET_2_ANCHOR, SET_2_TEST, Interpolation.PCHIP, 0.028471891040305668);
    assertDifference(SET_2_ANCHOR, SET_2_TEST, Interpolation.CUBIC, 0.028703812331190626);
    assertDifference(SET_2_ANCHOR, SET_2_TEST, Interpolation.AKIMA, 0.028074864268297594);
    assertDifference(SET_3_ANCHOR, SET_3_TEST, Interpolation.PCHIP, 0.11969278542479489);
    assertDifference(SET_3_ANCHOR, SET_3_TEST, Interpolation.CUBIC, 0.12040941911471303);
    assertDifference(SET_3_ANCHOR, SET_3_TEST, Interpolation.AKIMA, 0.11940927028529469);
  }

  @ParameterizedTest
  @EnumSource
  void between_allQualitiesShifted_isTheShift(Interpolation method) {
    BdQualityResult result =
        BdQuality.between(SET_2_ANCHOR, Curves.moved(SET_2_ANCHOR, 1, 2.5), method);
    assertThat(result.difference()).isCloseTo(2.5, within(1e-9));
    assertThat(result.overlap()).isEqualTo(1);
    assertThat(result.isSuspect()).isFalse();
    assertThat(result.lowRateKbps()).isCloseTo(1017.6184, within(1e-9));
    assertThat(result.highRateKbps()).isCloseTo(40433.8848, within(1e-9));
  }

  @Test
  void between_ratesThatHardlyMeet_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(
            () ->
                BdQuality.between(
                    SET_3_ANCHOR, Curves.moved(SET_3_ANCHOR, 5, 0), Interpolation.PCHIP))
        .withMessageContaining("range of log10 rate")
        .returns(HullException.Code.OVERLAP_TOO_SMALL, HullException::code);
  }

  private static void assertDifference(
      RateQualityCurve anchor, RateQualityCurve test, Interpolation method, double expected) {
    assertThat(BdQuality.between(anchor, test, method).difference())
        .isCloseTo(expected, within(1e-12));
  }
}
