package dev.pershot.hull;

import static dev.pershot.hull.Curves.curve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateQualityCurveTest {
  @Test
  void curve_pointsInAnyOrder_keepsThemByRisingRate() {
    assertThat(curve(300, 60, 100, 40, 400, 70, 200, 50))
        .isEqualTo(curve(100, 40, 200, 50, 300, 60, 400, 70));
  }

  @Test
  void curve_qualityFalls_isRefusedNamingBothPoints() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> curve(100, 40, 200, 50, 300, 49.5, 400, 70))
        .withMessageContaining(
            "after 200.0 kbit/s with quality 50.0 comes 300.0 kbit/s with quality 49.5")
        .returns(HullException.Code.NOT_RISING, HullException::code);
  }

  @Test
  void curve_qualityStaysLevel_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> curve(100, 40, 200, 50, 300, 100, 400, 100))
        .returns(HullException.Code.NOT_RISING, HullException::code);
  }

  @Test
  void curve_sameRateTwice_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> curve(100, 40, 200, 50, 200, 55, 400, 70))
        .returns(HullException.Code.NOT_RISING, HullException::code);
  }

  @Test
  void curve_threePoints_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> curve(100, 40, 200, 50, 300, 60))
        .withMessageContaining("at least 4 points, but has 3")
        .returns(HullException.Code.TOO_FEW_POINTS, HullException::code);
  }

  @Test
  void through_aHull_isACurve() {
    List<OperatingPoint> hull = new RandomShots(3).smoothHull(6).points();
    assertThat(RateQualityCurve.through(hull).points())
        .isEqualTo(hull.stream().map(p -> new RateQuality(p.rateKbps(), p.quality())).toList());
  }
}
