package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.hull.ShotModel.Doubt;
import dev.pershot.hull.ShotModel.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShotModelTest {
  private static final List<Integer> HEIGHTS = List.of(1080, 864, 720, 540, 432, 360);
  private static final double[][] PLAN = {
    {21.5, 35.5}, {}, {21.5, 34, 46}, {30}, {30}, {25, 35.5, 46}
  };

  /** A shot whose curves bend alike at all sizes, and go over evenly from one to the next. */
  private static Sample truth(int size, double quantizer) {
    double u = (quantizer - 32) / 14;
    double height = Math.log(HEIGHTS.get(size) / 540.0);
    double logRate = 6 - 1.6 * u + 0.15 * u * u + 1.2 * height;
    double logLack = 3 + 0.9 * u - 0.1 * u * u - 0.8 * height;
    return new Sample(size, quantizer, Math.exp(logRate), 102 - Math.exp(logLack));
  }

  private static List<Sample> trials() {
    List<Sample> trials = new ArrayList<>();
    for (int size = 0; size < PLAN.length; size++) {
      for (double quantizer : PLAN[size]) {
        trials.add(truth(size, quantizer));
      }
    }
    return trials;
  }

  @Test
  void at_trialsThatWereMade_areThose() {
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);

    for (Sample trial : trials()) {
      assertThat(model.at(trial.size(), trial.quantizer()))
          .isEqualTo(new ShotModel.Estimate(trial.rateKbps(), trial.quality(), true));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void at_anyOtherTrial_isNearTheTruth(int size) {
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);

    for (double quantizer = 21.5; quantizer <= 46; quantizer += 0.5) {
      Sample truth = truth(size, quantizer);
      ShotModel.Estimate estimate = model.at(size, quantizer);
      assertThat(estimate.rateKbps() / truth.rateKbps()).isCloseTo(1, within(0.02));
      assertThat(estimate.quality()).isCloseTo(truth.quality(), within(0.6));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void at_trialsInAnyOrder_isTheSame(long seed) {
    List<Sample> shuffled = trials();
    Collections.shuffle(shuffled, new Random(seed));
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);
    ShotModel other = new ShotModel(HEIGHTS, shuffled, 100);

    for (int size = 0; size < HEIGHTS.size(); size++) {
      assertThat(other.at(size, 30)).isEqualTo(model.at(size, 30));
    }
  }

  /** Just beside a trial the prediction is just beside what was measured. */
  @Test
  void at_besideATrial_goesOverWithoutAStep() {
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);

    for (Sample trial : trials()) {
      double beside = trial.quantizer() + (trial.quantizer() > 45 ? -1e-6 : 1e-6);
      ShotModel.Estimate estimate = model.at(trial.size(), beside);
      assertThat(estimate.measured()).isFalse();
      assertThat(estimate.quality()).isCloseTo(trial.quality(), within(1e-3));
      assertThat(estimate.rateKbps()).isCloseTo(trial.rateKbps(), within(1e-2));
    }
  }

  /** More trials of a size do not make it a curve of its own, unless they span the whole range. */
  @Test
  void at_threeTrialsInTheMiddleOfTheRange_goesThroughThemAndBeyond() {
    List<Sample> trials = trials();
    trials.add(truth(4, 36));
    trials.add(new Sample(4, 41, truth(4, 41).rateKbps() * 1.1, truth(4, 41).quality() - 2));
    ShotModel model = new ShotModel(HEIGHTS, trials, 100);

    assertThat(model.at(4, 41).quality()).isEqualTo(truth(4, 41).quality() - 2);
    assertThat(model.at(4, 46).rateKbps() / truth(4, 46).rateKbps()).isCloseTo(1.1, within(0.02));
    assertThat(model.at(4, 21.5).quality()).isCloseTo(truth(4, 21.5).quality(), within(0.6));
  }

  private static Doubt doubt(ShotModel model, int size, double quantizer) {
    return model.doubt(new Setting(size, quantizer), List.of());
  }

  @Test
  void doubt_besideAPlannedTrial_isThatOfOneThatWasMade() {
    List<Sample> trials = trials();
    trials.removeIf(trial -> trial.size() < 2);
    ShotModel model = new ShotModel(HEIGHTS, trials, 100);
    List<Setting> planned = List.of(new Setting(0, 24));

    assertThat(model.doubt(new Setting(0, 24), planned)).isEqualTo(Doubt.NONE);
    assertThat(model.doubt(new Setting(0, 26), planned).ratePercent())
        .isCloseTo(2 * 0.9, within(1e-9));
    assertThat(model.doubt(new Setting(1, 26), planned).ratePercent()).isEqualTo(4);
    assertThat(model.doubt(new Setting(0, 26), List.of(new Setting(1, 26))).ratePercent())
        .isEqualTo(10);
  }

  @Test
  void doubt_growsAwayFromTrials_andMostBeyondThem() {
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);

    assertThat(doubt(model, 0, 21.5)).isEqualTo(Doubt.NONE);
    assertThat(doubt(model, 0, 24.5).ratePercent()).isCloseTo(3 * 0.9, within(1e-9));
    assertThat(doubt(model, 0, 24.5).quality()).isCloseTo(3 * 0.15, within(1e-9));
    double lacks = 100 - model.at(0, 42.5).quality();
    assertThat(doubt(model, 0, 42.5).quality())
        .isCloseTo(7 * 0.3 * Math.max(1, lacks / 35), within(1e-9));
    assertThat(doubt(model, 3, 25).quality()).isCloseTo(1.5, within(1e-9));
    assertThat(doubt(model, 3, 25)).isEqualTo(doubt(model, 3, 35));
  }

  /** An error of the same size in the logarithm is more points, the more the quality lacks. */
  @Test
  void doubt_ofLowQuality_isInProportionToWhatItLacks() {
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);
    double high = 43.5;
    double low = 45;

    double lacksHigh = 100 - model.at(5, high).quality();
    double lacksLow = 100 - model.at(5, low).quality();
    assertThat(lacksHigh).isGreaterThan(35);
    assertThat(doubt(model, 5, high).quality() / 2.5)
        .isCloseTo(0.15 * lacksHigh / 35, within(1e-9));
    assertThat(doubt(model, 5, low).quality()).isCloseTo(0.15 * lacksLow / 35, within(1e-9));
    assertThat(lacksLow).isGreaterThan(lacksHigh);
  }

  @Test
  void doubt_ofAnUntriedSize_isMoreAboveAllThatWereTried() {
    List<Sample> trials = trials();
    trials.removeIf(trial -> trial.size() < 2);
    ShotModel model = new ShotModel(HEIGHTS, trials, 100);

    assertThat(doubt(new ShotModel(HEIGHTS, trials(), 100), 1, 30).ratePercent()).isEqualTo(4);
    assertThat(doubt(model, 1, 30).ratePercent()).isEqualTo(10);
    assertThat(doubt(model, 0, 40)).isEqualTo(doubt(model, 1, 30));
  }

  /** Above the largest size that was tried, curves go on as they came. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void at_aSizeAboveAllThatWereTried_isNearTheTruth(int size) {
    List<Sample> trials = trials();
    trials.removeIf(trial -> trial.size() < 2 || trial.size() == 4);
    ShotModel model = new ShotModel(HEIGHTS, trials, 100);

    for (double quantizer = 21.5; quantizer <= 46; quantizer += 0.5) {
      Sample truth = truth(size, quantizer);
      ShotModel.Estimate estimate = model.at(size, quantizer);
      assertThat(estimate.rateKbps() / truth.rateKbps()).isCloseTo(1, within(0.03));
      assertThat(estimate.quality()).isCloseTo(truth.quality(), within(0.6));
    }
  }

  /** A trial of an untried size tells most of its neighbourhood, and less of what is far away. */
  @Test
  void at_aSizeWithOneTrialThatIsOff_comesBackToTheTrendAwayFromIt() {
    List<Sample> trials = new ArrayList<>();
    for (double quantizer : new double[] {18, 34, 46}) {
      trials.add(truth(2, quantizer));
      trials.add(truth(5, quantizer));
    }
    Sample told = truth(0, 22);
    trials.add(new Sample(0, 22, told.rateKbps() * 1.2, told.quality()));
    ShotModel model = new ShotModel(HEIGHTS, trials, 100);

    assertThat(model.at(0, 22).rateKbps() / told.rateKbps()).isCloseTo(1.2, within(1e-9));
    assertThat(model.at(0, 24).rateKbps() / truth(0, 24).rateKbps()).isBetween(1.12, 1.19);
    assertThat(model.at(0, 42).rateKbps() / truth(0, 42).rateKbps()).isBetween(1.0, 1.05);
  }

  @Test
  void at_aShotAtTheHighestScore_staysThere() {
    List<Sample> perfect =
        trials().stream().map(s -> new Sample(s.size(), s.quantizer(), s.rateKbps(), 100)).toList();

    assertThat(new ShotModel(HEIGHTS, perfect, 100).at(0, 30).quality())
        .isCloseTo(100, within(1e-9));
  }

  @Test
  void at_beyondTheTrials_isRefused() {
    ShotModel model = new ShotModel(HEIGHTS, trials(), 100);

    assertThatThrownBy(() -> model.at(0, 21))
        .isInstanceOfSatisfying(
            HullException.class,
            e -> assertThat(e.code()).isEqualTo(HullException.Code.EXTRAPOLATION));
  }

  @Test
  void model_withoutACurve_isRefused() {
    assertThatThrownBy(
            () -> new ShotModel(HEIGHTS, List.of(truth(0, 25), truth(0, 39), truth(5, 32)), 100))
        .isInstanceOfSatisfying(
            HullException.class,
            e -> assertThat(e.code()).isEqualTo(HullException.Code.TOO_FEW_POINTS));
  }
}
