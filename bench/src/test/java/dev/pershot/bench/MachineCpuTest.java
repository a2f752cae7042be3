package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.bench.Interval.Mark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineCpuTest {
  @Test
  void parse_procStat_countsBusyWithoutIdleAndWaiting() {
    List<String> stat =
        List.of("cpu  1000 200 300 99999 5000 40 60 700 11 0", "cpu0 1 2 3 4 5 6 7 8 9 0");
    assertThat(MachineCpu.parse(stat)).contains(new MachineCpu(16, 7));
  }

  @Test
  void parse_otherSystem_isEmpty() {
    assertThat(MachineCpu.parse(List.of("intr 1"))).isEmpty();
  }

  @Test
  void between_twoMarks_othersAreWhatTheProcessWasNot() {
    Mark start = new Mark(0, 3, Optional.of(new MachineCpu(100, 1)));
    Mark end = new Mark(2_000_000_000L, 6, Optional.of(new MachineCpu(103.5, 1.25)));
    Interval interval = Interval.between(start, end);
    assertThat(interval.wallSeconds()).isEqualTo(2);
    assertThat(interval.cpuSeconds()).isEqualTo(3);
    assertThat(interval.othersCpuSeconds().orElseThrow()).isCloseTo(0.75, within(1e-9));
  }
}
