package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.bench.Loss.Decided;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LossTest {
  private static PlannedRung rung(double kbps, double quality) {
    return new PlannedRung(new Resolution(640, 360), List.of(30.0), kbps, quality);
  }

  /** Targets of 100 kbit/s and on by 2; the adaptive side takes {@code more} times the rate. */
  private static List<Decided> decided(int number, double more) {
    return IntStream.range(0, number)
        .mapToObj(
            i -> {
              double kbps = 100 * Math.pow(2, i);
              return new Decided(
                  kbps,
                  Optional.of(rung(kbps, 40 + 6 * i)),
                  Optional.of(rung(kbps * more, 40 + 6 * i)),
                  Optional.empty());
            })
        .toList();
  }

  @Test
  void of_fivePercentMoreRateEverywhere_isALossOfFivePercent() {
    Loss loss = Loss.of(RateTargets.OF_LADDER, decided(8, 1.05));
    assertThat(loss.bdRatePercent().orElseThrow()).isCloseTo(5, within(0.001));
    assertThat(loss.overlap()).contains(1.0);
    assertThat(loss.reason()).isEmpty();
    assertThat(loss.targets()).hasSize(8);
  }

  @Test
  void of_pointsThatDoNotRise_areLeftOutAndCounted() {
    List<Decided> all = new ArrayList<>(decided(8, 1.05));
    Decided third = all.get(2);
    all.set(
        2,
        new Decided(
            third.kbps(), third.exhaustive(), Optional.of(rung(430, 70)), Optional.empty()));
    all.set(0, new Decided(100, third.exhaustive(), all.get(0).adaptive(), Optional.empty()));
    Loss loss = Loss.of(RateTargets.OF_LADDER, all);
    assertThat(loss.adaptiveLeftOut()).isEqualTo(1);
    assertThat(loss.exhaustiveLeftOut()).isEqualTo(1);
    assertThat(loss.bdRatePercent()).isPresent();
  }

  @Test
  void of_tooFewPoints_isNoNumberButAReason() {
    Loss loss = Loss.of(RateTargets.OF_LADDER, decided(3, 1));
    assertThat(loss.bdRatePercent()).isEmpty();
    assertThat(loss.reason().orElseThrow()).contains("at least 4 points");
  }

  @Test
  void of_targetThatNothingReaches_isLeftOut() {
    List<Decided> all = new ArrayList<>(decided(8, 1));
    all.set(0, new Decided(100, all.get(0).exhaustive(), Optional.empty(), Optional.empty()));
    Loss loss = Loss.of(RateTargets.OF_LADDER, all);
    assertThat(loss.adaptiveLeftOut()).isEqualTo(1);
    assertThat(loss.targets().get(0).adaptive()).isEmpty();
    assertThat(loss.bdRatePercent().orElseThrow()).isCloseTo(0, within(0.001));
  }
}
