package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantSlopeAllocationTest {
  private static final double ROUNDING = 1e-9;

  /** Slopes 0.1 and 0.025 in the first shot, 0.1 and 0.02 in the second, a third as long. */
  private static final ConstantSlopeAllocation TWO_SHOTS =
      ConstantSlopeAllocation.over(
          List.of(
              new ShotHull(30, hull(100, 40, 300, 60, 700, 70)),
              new ShotHull(10, hull(900, 80, 1000, 90, 2000, 110))));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void atSlope_anySlope_isTheBruteForceOptimum(long seed) {
    RandomShots random = new RandomShots(seed);
    List<ShotHull> shots = random.shots(4, 12);
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(shots);
    for (int i = 0; i < 20; i++) {
      double slope = random.slope();
      double best = Double.NEGATIVE_INFINITY;
      for (Mean mean : everyChoice(shots)) {
        best = Math.max(best, mean.quality() - slope * mean.rateKbps());
      }
      Allocation found = allocation.atSlope(slope);
      assertThat(found.quality() - slope * found.rateKbps()).isCloseTo(best, within(ROUNDING));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void curve_anyBreakpoint_isBeatenByNoChoiceOfTheSameRate(long seed) {
    List<ShotHull> shots = new RandomShots(seed).shots(4, 12);
    List<Mean> choices = everyChoice(shots);
    for (TitlePoint point : ConstantSlopeAllocation.over(shots).curve()) {
      assertThat(choices)
          .filteredOn(choice -> choice.rateKbps() <= point.rateKbps())
          .allSatisfy(
              choice ->
                  assertThat(choice.quality()).isLessThanOrEqualTo(point.quality() + ROUNDING));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void atRate_anyTarget_staysWithinItAndLeavesNoStepThatFits(long seed) {
    RandomShots random = new RandomShots(seed);
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(random.shots(20, 30));
    List<TitlePoint> curve = allocation.curve();
    double low = allocation.cheapest().rateKbps();
    double high = 1.1 * allocation.richest().rateKbps();
    for (int i = 0; i < 200; i++) {
      double target = random.between(low, high);
      Allocation found = allocation.atRate(target);
      assertThat(found.rateKbps()).isLessThanOrEqualTo(target);
      assertThat(curve)
          .filteredOn(point -> point.rateKbps() > found.rateKbps())
          .allSatisfy(point -> assertThat(point.rateKbps()).isGreaterThan(target));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36})
  void atRate_againstRandomChoicesOnTheHulls_isTheBestAtItsSlope(long seed) {
    RandomShots random = new RandomShots(seed);
    List<ShotHull> shots = random.shots(20, 30);
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(shots);
    double low = allocation.curve().get(1).rateKbps();
    for (int i = 0; i < 200; i++) {
      Allocation found = allocation.atRate(random.between(low, allocation.richest().rateKbps()));
      Mean other = randomChoice(shots, random);
      assertThat(other.quality() - found.slope() * other.rateKbps())
          .isLessThanOrEqualTo(found.quality() - found.slope() * found.rateKbps() + ROUNDING);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45, 46})
  void atQuality_anyTarget_reachesItWithNoStepTooMany(long seed) {
    RandomShots random = new RandomShots(seed);
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(random.shots(20, 30));
    List<TitlePoint> curve = allocation.curve();
    double low = allocation.cheapest().quality() - 1;
    for (int i = 0; i < 200; i++) {
      double target = random.between(low, allocation.richest().quality());
      Allocation found = allocation.atQuality(target);
      assertThat(found.quality()).isGreaterThanOrEqualTo(target);
      assertThat(curve)
          .filteredOn(point -> point.quality() < found.quality())
          .allSatisfy(point -> assertThat(point.quality()).isLessThan(target));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53})
  void curve_fromCheapestToRichest_risesWithSlopesThatNeverRise(long seed) {
    ConstantSlopeAllocation allocation =
        ConstantSlopeAllocation.over(new RandomShots(seed).shots(20, 30));
    List<TitlePoint> curve = allocation.curve();
    for (int i = 1; i < curve.size(); i++) {
      TitlePoint from = curve.get(i - 1);
      TitlePoint to = curve.get(i);
      assertThat(to.rateKbps()).isGreaterThan(from.rateKbps());
      assertThat(to.quality()).isGreaterThan(from.quality());
      assertThat(to.slope()).isLessThanOrEqualTo(from.slope());
      assertThat((to.quality() - from.quality()) / (to.rateKbps() - from.rateKbps()))
          .isCloseTo(to.slope(), within(1e-6 * to.slope()));
    }
    assertThat(allocation.cheapest().rateKbps()).isEqualTo(curve.get(0).rateKbps());
    assertThat(allocation.richest().rateKbps()).isEqualTo(curve.get(curve.size() - 1).rateKbps());
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62, 63})
  void atRate_aHigherRate_servesNoShotWorse(long seed) {
    RandomShots random = new RandomShots(seed);
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(random.shots(20, 30));
    Allocation before = allocation.cheapest();
    for (TitlePoint point : allocation.curve()) {
      Allocation after = allocation.atRate(point.rateKbps());
      assertThat(after.rateKbps()).isEqualTo(point.rateKbps());
      assertThat(after.quality()).isGreaterThanOrEqualTo(before.quality());
      assertThat(after.slope()).isLessThanOrEqualTo(before.slope());
      for (int shot = 0; shot < 20; shot++) {
        assertThat(after.points().get(shot).rateKbps())
            .isGreaterThanOrEqualTo(before.points().get(shot).rateKbps());
      }
      before = after;
    }
  }

  @Test
  void atSlope_shotsInAnotherOrder_givesEachShotTheSamePoint() {
    RandomShots random = new RandomShots(71);
    List<ShotHull> shots = random.shots(25, 30);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < shots.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, random.random());
    List<ShotHull> shuffled = order.stream().map(shots::get).toList();
    for (int i = 0; i < 50; i++) {
      double slope = random.slope();
      Allocation one = ConstantSlopeAllocation.over(shots).atSlope(slope);
      Allocation other = ConstantSlopeAllocation.over(shuffled).atSlope(slope);
      assertThat(other.points()).isEqualTo(order.stream().map(one.points()::get).toList());
      assertThat(other.rateKbps()).isCloseTo(one.rateKbps(), within(ROUNDING));
      assertThat(other.quality()).isCloseTo(one.quality(), within(ROUNDING));
    }
  }

  @Test
  void allocation_ofAFilm_isWhatEachHullPicksAndAddsUp() {
    RandomShots random = new RandomShots(81);
    List<ShotHull> shots = new ArrayList<>();
    for (int shot = 0; shot < 3_000; shot++) {
      shots.add(new ShotHull(random.frames(), random.smoothHull(50)));
    }
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(shots);
    assertThat(allocation.curve()).hasSize(1 + 3_000 * 49);
    for (double slope : new double[] {1e-4, 1e-3, 1e-2, 1e-1}) {
      Allocation found = allocation.atSlope(slope);
      assertThat(found.points())
          .isEqualTo(shots.stream().map(shot -> shot.hull().atSlope(slope)).toList());
      assertThat(found).satisfies(a -> addsUp(a, shots));
      assertThat(allocation.atRate(found.rateKbps())).isEqualTo(found);
      assertThat(allocation.atQuality(found.quality())).isEqualTo(found);
      assertThat(allocation.atSlope(found.slope())).isEqualTo(found);
    }
    assertThat(allocation.richest()).satisfies(a -> addsUp(a, shots));
  }

  @Test
  void atRate_twoShots_weighsThemByDuration() {
    assertThat(TWO_SHOTS.cheapest())
        .isEqualTo(new Allocation(Double.POSITIVE_INFINITY, points(100, 40, 900, 80), 300, 50));
    assertThat(TWO_SHOTS.richest())
        .isEqualTo(new Allocation(0.02, points(700, 70, 2000, 110), 1025, 80));
  }

  @Test
  void atRate_equalSlopes_takesTheEarlierShotFirst() {
    assertThat(TWO_SHOTS.atRate(474))
        .isEqualTo(new Allocation(0.1, points(300, 60, 900, 80), 450, 65));
    assertThat(TWO_SHOTS.atRate(475))
        .isEqualTo(new Allocation(0.1, points(300, 60, 1000, 90), 475, 67.5));
  }

  @Test
  void atSlope_equalSlopes_takesAllOfThem() {
    assertThat(TWO_SHOTS.atSlope(0.1).rateKbps()).isEqualTo(475);
  }

  @Test
  void curve_pointsOfOneShotOnALine_areTakenInTheirOrder() {
    ConstantSlopeAllocation line =
        ConstantSlopeAllocation.over(List.of(new ShotHull(1, hull(100, 10, 200, 20, 300, 30))));
    assertThat(line.curve())
        .containsExactly(
            new TitlePoint(Double.POSITIVE_INFINITY, 100, 10),
            new TitlePoint(0.1, 200, 20),
            new TitlePoint(0.1, 300, 30));
  }

  @Test
  void atRate_belowTheCheapest_isRefusedWithTheRateItWouldTake() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> TWO_SHOTS.atRate(299))
        .withMessageContaining("299.0 kbit/s")
        .withMessageContaining("takes 300.0 kbit/s")
        .returns(HullException.Code.RATE_UNREACHABLE, HullException::code);
  }

  @Test
  void atQuality_aboveTheRichest_isRefusedWithTheQualityThereIs() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> TWO_SHOTS.atQuality(80.5))
        .withMessageContaining("80.5")
        .withMessageContaining("has 80.0")
        .returns(HullException.Code.QUALITY_UNREACHABLE, HullException::code);
  }

  @Test
  void atQuality_belowTheCheapest_isTheCheapest() {
    assertThat(TWO_SHOTS.atQuality(-5)).isEqualTo(TWO_SHOTS.cheapest());
  }

  @Test
  void atSlope_notANumber_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> TWO_SHOTS.atSlope(Double.NaN))
        .returns(HullException.Code.INVALID_VALUE, HullException::code);
  }

  @Test
  void over_noShots_isRefused() {
    assertThatExceptionOfType(HullException.class)
        .isThrownBy(() -> ConstantSlopeAllocation.over(List.of()))
        .returns(HullException.Code.NOTHING_GIVEN, HullException::code);
  }

  @Test
  void over_listChangedLater_staysAsItWas() {
    List<ShotHull> shots = new ArrayList<>(new RandomShots(91).shots(2, 5));
    ConstantSlopeAllocation allocation = ConstantSlopeAllocation.over(shots);
    shots.clear();
    assertThat(allocation.richest().points()).hasSize(2);
  }

  private static UpperHull hull(double... ratesAndQualities) {
    return UpperHull.of(points(ratesAndQualities));
  }

  private static List<OperatingPoint> points(double... ratesAndQualities) {
    List<OperatingPoint> points = new ArrayList<>();
    for (int i = 0; i < ratesAndQualities.length; i += 2) {
      points.add(new OperatingPoint(ratesAndQualities[i], ratesAndQualities[i + 1], 0));
    }
    return points;
  }

  private static void addsUp(Allocation allocation, List<ShotHull> shots) {
    List<OperatingPoint> points = allocation.points();
    Mean mean = mean(shots, points);
    assertThat(allocation.rateKbps()).isCloseTo(mean.rateKbps(), within(ROUNDING));
    assertThat(allocation.quality()).isCloseTo(mean.quality(), within(ROUNDING));
  }

  private record Mean(double rateKbps, double quality) {}

  private static Mean mean(List<ShotHull> shots, List<OperatingPoint> points) {
    double weight = 0;
    double rate = 0;
    double quality = 0;
    for (int shot = 0; shot < points.size(); shot++) {
      weight += shots.get(shot).weight();
      rate += shots.get(shot).weight() * points.get(shot).rateKbps();
      quality += shots.get(shot).weight() * points.get(shot).quality();
    }
    return new Mean(rate / weight, quality / weight);
  }

  /** All combinations of hull points, one of each shot. */
  private static List<Mean> everyChoice(List<ShotHull> shots) {
    List<List<OperatingPoint>> choices = List.of(List.of());
    for (ShotHull shot : shots) {
      List<List<OperatingPoint>> longer = new ArrayList<>();
      for (List<OperatingPoint> choice : choices) {
        for (OperatingPoint point : shot.hull().points()) {
          List<OperatingPoint> next = new ArrayList<>(choice);
          next.add(point);
          longer.add(next);
        }
      }
      choices = longer;
    }
    return choices.stream().map(choice -> mean(shots, choice)).toList();
  }

  private static Mean randomChoice(List<ShotHull> shots, RandomShots random) {
    List<OperatingPoint> points = new ArrayList<>();
    for (ShotHull shot : shots) {
      List<OperatingPoint> hull = shot.hull().points();
      points.add(hull.get(random.below(hull.size())));
    }
    return mean(shots, points);
  }
}
