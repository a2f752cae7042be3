package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.hull.OperatingPoint;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTargetsTest {
  private static final List<OperatingPoint> CURVE =
      List.of(
          new OperatingPoint(50, 20, 0),
          new OperatingPoint(100, 40, 1),
          new OperatingPoint(900, 90, 2),
          new OperatingPoint(2000, 97, 3));

  private static PlannedRung rung(double kbps, double quality) {
    return new PlannedRung(new Resolution(640, 360), List.of(30.0), kbps, quality);
  }

  @Test
  void between_ends_areExactAndRatiosEqual() {
    List<Double> targets = RateTargets.between(100, 6400, 7);
    assertThat(targets).hasSize(7).startsWith(100.0).endsWith(6400.0);
    for (int i = 1; i < targets.size(); i++) {
      assertThat(targets.get(i) / targets.get(i - 1)).isCloseTo(2, within(1e-9));
    }
  }

  @Test
  void of_ladder_reachesFromItsLowestToItsHighestRung() {
    RateTargets targets =
        RateTargets.of(List.of(rung(120, 50), rung(700, 80)), CURVE, Loss.JUDGED, 8);
    assertThat(targets.range()).isEqualTo(RateTargets.OF_LADDER);
    assertThat(targets.kbps()).hasSize(8).startsWith(120.0).endsWith(700.0);
  }

  @Test
  void of_oneRung_reachesOverTheJudgedPartOfTheCurve() {
    RateTargets targets = RateTargets.of(List.of(rung(120, 50)), CURVE, Loss.JUDGED, 8);
    assertThat(targets.range()).isEqualTo(RateTargets.OF_CURVE);
    assertThat(targets.kbps()).startsWith(100.0).endsWith(900.0);
  }
}
