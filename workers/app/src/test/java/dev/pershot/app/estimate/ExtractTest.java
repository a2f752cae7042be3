package dev.pershot.app.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
  void of_manyShots_takesThoseInTheMiddleOfEachEighth() {
    int[] ends = IntStream.rangeClosed(1, 16).map(shot -> 60 * shot).toArray();
    List<Extract> extracts = Extract.of(shots(ends));
    assertThat(extracts)
        .extracting(Extract::frames)
        .startsWith(new FrameRange(66, 114), new FrameRange(186, 234))
        .hasSize(8);
    assertThat(extracts).extracting(Extract::weight).containsOnly(1);
  }

  @Test
  void of_shotThatFades_takesItsMiddle() {
    assertThat(Extract.of(shots(101)))
        .extracting(Extract::frames)
        .containsExactly(new FrameRange(26, 74));
  }

  @Test
  void of_longShot_takesItOnceForAllItsParts() {
    List<Extract> extracts = Extract.of(shots(700, 710, 900));
    assertThat(extracts).extracting(Extract::weight).containsExactly(6, 2);
  }

  @Test
  void of_oneFrame_takesIt() {
    assertThat(Extract.of(shots(1))).extracting(Extract::weight).containsExactly(8);
  }
}
