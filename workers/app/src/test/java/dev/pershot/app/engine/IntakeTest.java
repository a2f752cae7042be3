package dev.pershot.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.activity.ScratchRoom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {
  private final AtomicLong megabytes = new AtomicLong(10_000);
  private final List<String> said = new ArrayList<>();

  @TempDir private Path folder;
  private Intake intake;

  @BeforeEach
  void open() {
    intake =
        new Intake(
            ScratchRoom.unbounded(folder), () -> OptionalLong.of(megabytes.get() << 20), said::add);
  }

  @Test
  void isOpen_shortOfMemory_isNotAndSaysSoOnce() {
    assertThat(intake.isOpen(0)).isTrue();
    megabytes.set(599);
    assertThat(intake.isOpen(0)).isFalse();
    assertThat(intake.isOpen(0)).isFalse();
    megabytes.set(601);
    assertThat(intake.isOpen(0)).isTrue();

    assertThat(said)
        .containsExactly("no work is taken: only 599 MB of memory are left", "work is taken again");
  }

  /**
   * What began a moment ago will take its memory: eight slots do not all begin in the last of it.
   */
  @Test
  void isOpen_withWorkThatHasJustBegun_leavesItItsMemory() {
    megabytes.set(1900);

    assertThat(intake.isOpen(2)).isTrue();
    assertThat(intake.isOpen(3)).isFalse();
  }
}
