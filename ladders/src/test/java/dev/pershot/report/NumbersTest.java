package dev.pershot.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void rates_groupThousandsAndKeepADecimalWhereSmall() {
    assertThat(Numbers.kbps(12345.6)).isEqualTo("12,346");
    assertThat(Numbers.kbps(9.94)).isEqualTo("9.9");
    assertThat(Numbers.kbps(9.96)).isEqualTo("10");
  }

  @Test
  void signs_areNotGivenToZero() {
    assertThat(Numbers.signed(0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.signed(-0.001, 2)).isEqualTo("0.00");
    assertThat(Numbers.signed(0.5, 2)).isEqualTo("+0.50");
    assertThat(Numbers.signed(-1.5, 1)).isEqualTo("\u22121.5");
    assertThat(Numbers.plain(-0.001)).isEqualTo("0");
  }

  @Test
  void plain_dropsWhatSaysNothing() {
    assertThat(Numbers.plain(24)).isEqualTo("24");
    assertThat(Numbers.plain(24.5)).isEqualTo("24.5");
    assertThat(Numbers.plain(29.97)).isEqualTo("29.97");
    assertThat(Numbers.plain(100)).isEqualTo("100");
  }

  @Test
  void clocks_carryOver() {
    assertThat(Numbers.clock(59.96)).isEqualTo("1:00.0");
    assertThat(Numbers.clock(3600)).isEqualTo("1:00:00.0");
    assertThat(Numbers.took(8.42)).isEqualTo("8.4 s");
    assertThat(Numbers.took(331.7)).isEqualTo("5 min 32 s");
    assertThat(Numbers.took(11_100)).isEqualTo("3 h 05 min");
  }
}
