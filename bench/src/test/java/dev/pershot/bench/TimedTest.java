package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedTest {
  @Test
  void parse_bashTimes_addsUserAndSystem() {
    assertThat(Timed.parse("1.410 0.778 0.142\n")).isEqualTo(new Timed(1.410, 0.778 + 0.142));
  }

  @Test
  void run_pipeline_isTimed(@TempDir Path folder) {
    Timed took = new TimedShell(folder.resolve("log")).run("sleep 0.05 | cat");
    assertThat(took.wallSeconds()).isBetween(0.05, 10.0);
  }

  @Test
  void run_firstProgramOfPipelineFails_isFailureWithItsWords(@TempDir Path folder) {
    TimedShell shell = new TimedShell(folder.resolve("it's a log"));
    assertThatThrownBy(() -> shell.run("{ echo no such frame >&2; false; } | cat"))
        .isInstanceOf(BenchFailure.class)
        .hasMessageContaining("no such frame");
  }
}
