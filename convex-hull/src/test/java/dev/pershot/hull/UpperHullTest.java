package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UpperHullTest {
  private static final double ROUNDING = 1e-9;

  static List<List<OperatingPoint>> trialSets() {
    RandomShots shots = new RandomShots(42);
    List<List<OperatingPoint>> sets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sets.add(shots.trials(1 + shots.below(40)));
      sets.add(shots.griddedTrials(1 + shots.below(40)));
    }
    return sets;
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("trialSets")
  void points_ofAnyTrials_riseStrictlyWithSlopesThatNeverRise(List<OperatingPoint> trials) {
    UpperHull hull = UpperHull.of(trials);
    List<OperatingPoint> points = hull.points();
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).rateKbps()).isGreaterThan(points.get(i - 1).rateKbps());
      assertThat(points.get(i).quality()).isGreaterThan(points.get(i - 1).quality());
    }
    for (int i = 1; i < points.size() - 1; i++) {
      assertThat(hull.slope(i)).isLessThanOrEqualTo(hull.slope(i - 1));
    }
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("trialSets")
  void points_ofAnyTrials_areTrialsNoneOfWhichIsDominated(List<OperatingPoint> trials) {
    for (OperatingPoint point : UpperHull.of(trials).points()) {
      assertThat(trials).contains(point);
      assertThat(trials).noneMatch(trial -> dominates(trial, point));
    }
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("trialSets")
  void trials_all_lieOnOrBelowTheHull(List<OperatingPoint> trials) {
    UpperHull hull = UpperHull.of(trials);
    assertThat(trials)
        .allSatisfy(
            trial ->
                assertThat(trial.quality())
                    .isLessThanOrEqualTo(height(hull, trial.rateKbps()) + ROUNDING));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("trialSets")
  void of_sameTrialsInAnotherOrder_isTheSameHull(List<OperatingPoint> trials) {
    List<OperatingPoint> shuffled = new ArrayList<>(trials);
    Collections.shuffle(shuffled, new RandomShots(trials.size()).random());
    assertThat(UpperHull.of(shuffled))
        .isEqualTo(UpperHull.of(trials))
        .hasSameHashCodeAs(UpperHull.of(trials));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("trialSets")
  void of_aHullsOwnPoints_isTheSameHull(List<OperatingPoint> trials) {
    UpperHull hull = UpperHull.of(trials);
    assertThat(UpperHull.of(hull.points())).isEqualTo(hull);
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("trialSets")
  void atSlope_anySlope_isTheBestOfAllTrials(List<OperatingPoint> trials) {
    double slope = new RandomShots(trials.size()).slope();
    OperatingPoint picked = UpperHull.of(trials).atSlope(slope);
    double best =
        trials.stream().mapToDouble(t -> t.quality() - slope * t.rateKbps()).max().orElseThrow();
    assertThat(picked.quality() - slope * picked.rateKbps())
        .isGreaterThanOrEqualTo(best - ROUNDING);
  }

  @Test
  void of_pointsOnAStraightLine_keepsThem() {
    List<OperatingPoint> line =
        List.of(
            new OperatingPoint(100, 10, 0),
            new OperatingPoint(200, 20, 1),
            new OperatingPoint(300, 30, 2));
    assertThat(UpperHull.of(line).points()).isEqualTo(line);
  }

  @Test
  void of_sameRateAndQuality_keepsTheLowerTrial() {
    List<OperatingPoint> twins =
        List.of(new OperatingPoint(100, 10, 7), new OperatingPoint(100, 10, 3));
    assertThat(UpperHull.of(twins).points()).containsExactly(new OperatingPoint(100, 10, 3));
  }

  @Test
  void of_sameQuality_keepsTheLowerRate() {
    List<OperatingPoint> level =
        List.of(new OperatingPoint(200, 10, 0), new OperatingPoint(100, 10, 1));
    assertThat(UpperHull.of(level).points()).containsExactly(new OperatingPoint(100, 10, 1));
  }

  @Test
  void of_sameRate_keepsTheBetterQuality() {
    List<OperatingPoint> column =
        List.of(new OperatingPoint(100, 10, 0), new OperatingPoint(100, 20, 1));
    assertThat(UpperHull.of(column).points()).containsExactly(new OperatingPoint(100, 20, 1));
  }

  @Test
  void of_noPoints_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> UpperHull.of(List.of()))
        .returns(HullException.Code.NOTHING_GIVEN, HullException::code);
  }

  @Test
  void atSlope_atASegmentsOwnSlope_isItsRicherEnd() {
    UpperHull hull = new RandomShots(5).smoothHull(10);
    assertThat(hull.atSlope(hull.slope(4))).isEqualTo(hull.points().get(5));
  }

  @Test
  void atSlope_zeroAndInfinity_areTheTwoEnds() {
    UpperHull hull = new RandomShots(5).smoothHull(10);
    assertThat(hull.atSlope(0)).isEqualTo(hull.points().get(9));
    assertThat(hull.atSlope(Double.POSITIVE_INFINITY)).isEqualTo(hull.points().get(0));
  }

  @Test
  void atSlope_negative_isRefused() {
    UpperHull hull = new RandomShots(5).smoothHull(10);
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> hull.atSlope(-0.1))
        .withMessageContaining("slope is -0.1");
  }

  private static boolean dominates(OperatingPoint one, OperatingPoint other) {
    return one.rateKbps() <= other.rateKbps()
        && one.quality() >= other.quality()
        && (one.rateKbps() < other.rateKbps() || one.quality() > other.quality());
  }

  /** The hull's quality at a rate, drawn straight between its points and level after the last. */
  private static double height(UpperHull hull, double rateKbps) {
    List<OperatingPoint> points = hull.points();
    for (int i = 0; i < points.size() - 1; i++) {
      if (rateKbps <= points.get(i + 1).rateKbps()) {
        OperatingPoint left = points.get(i);
        return left.quality() + hull.slope(i) * (rateKbps - left.rateKbps());
      }
    }
    return points.get(points.size() - 1).quality();
  }
}
