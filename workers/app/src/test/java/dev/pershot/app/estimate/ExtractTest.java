package dev.pershot.app.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExtractTest {
  private static ShotList shots(int... ends) {
    List<Shot> shots = new ArrayList<>();
    int start = 0;
    for (int end : ends) {
      shots.add(new Shot(start, end, Transition.CUT));
      start = end;
    }
    return new ShotList(shots);
  }

  @Test
  void of_manyShots_takesThoseInTheMiddleOfEachQuarter() {
    List<Extract> extracts = Extract.of(shots(20, 40, 60, 80, 100, 120, 140, 160));
    assertThat(extracts)
        .extracting(Extract::frames)
        .containsExactly(
            new FrameRange(20, 36),
            new FrameRange(60, 76),
            new FrameRange(100, 116),
            new FrameRange(140, 156));
    assertThat(extracts).extracting(Extract::weight).containsOnly(1);
  }

  @Test
  void of_longShot_takesItOnceForAllItsParts() {
    List<Extract> extracts = Extract.of(shots(700, 710, 900));
    assertThat(extracts).extracting(Extract::weight).containsExactly(3, 1);
  }

  @Test
  void of_oneFrame_takesIt() {
    assertThat(Extract.of(shots(1))).extracting(Extract::weight).containsExactly(4);
  }
}
