package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessUseTest {
  /** As of proc(5); the name has all that a name may have. */
  private static final String STAT =
      "42 (a ) b) S 1 42 42 0 -1 4194560 1000 0 0 0 1234 66 0 0 20 0 9 0 5000 2500000 3000 1";

  @Test
  void parse_aNameWithBracketsAndSpaces_addsUserAndSystemTime() {
    ProcessUse use =
        ProcessUse.parse(STAT, List.of("Name:\ta ) b", "VmHWM:\t  9000 kB", "VmRSS:\t  2000 kB"));

    assertThat(use).isEqualTo(new ProcessUse(13.0, 2.048));
  }

  @Test
  void of_thisProcess_grows() {
    double before = ProcessUse.of(ProcessHandle.current().pid()).orElseThrow().cpuSeconds();
    long end = System.nanoTime() + 200_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }

    assertThat(ProcessUse.of(ProcessHandle.current().pid()).orElseThrow().cpuSeconds())
        .isGreaterThan(before);
  }
}
