package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.qoe.Trace.Period;
import org.junit.jupiter.api.Test;

final class MadeNetworksTest {
  @Test
  void all_lastTenMinutesEach_andAreTheSameEachTime() {
    assertThat(MadeNetworks.all()).isEqualTo(MadeNetworks.all()).hasSize(5);
    for (Trace network : MadeNetworks.all()) {
      double millis = network.periods().stream().mapToDouble(Period::millis).sum();
      assertThat(millis).as(network.name()).isEqualTo(1000 * MadeNetworks.SECONDS);
    }
  }

  /** By hand: both waves begin at 0; in span 2, sin(4 pi / 7) = 0.9749, sin(4 pi / 31) = 0.3944. */
  @Test
  void all_followTheFormula() {
    Trace home = network("home");
    assertThat(home.periods().get(0).kbps()).isEqualTo(2500);
    assertThat(home.periods().get(2).kbps()).isCloseTo(2500 * 1.6073, within(1.0));
  }

  @Test
  void train_hasTunnels_andNoOtherHas() {
    for (Trace network : MadeNetworks.all()) {
      long gone = network.periods().stream().filter(period -> period.kbps() == 0).count();
      assertThat(gone).as(network.name()).isEqualTo(network.name().equals("train") ? 5 * 12 : 0);
    }
    assertThat(network("train").periods().get(53).kbps()).isZero();
    assertThat(network("train").periods().get(0).kbps()).isPositive();
  }

  private static Trace network(String name) {
    return MadeNetworks.all().stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }
}
