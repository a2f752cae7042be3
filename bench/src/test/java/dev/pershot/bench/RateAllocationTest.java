package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.hull.OperatingPoint;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateAllocationTest {
  private static final Resolution SMALL = new Resolution(640, 360);
  private static final Resolution LARGE = new Resolution(1280, 720);

  private static final ShotList SHOTS =
      new ShotList(List.of(new Shot(0, 30, Transition.CUT), new Shot(30, 40, Transition.CUT)));

  /** The long shot gains 10 from small 40 to 30, the short one 30. */
  private static final RateAllocation ALLOCATION =
      RateAllocation.over(
          SHOTS,
          List.of(
              List.of(
                  point(SMALL, 30, 200, 60),
                  point(SMALL, 40, 100, 50),
                  point(LARGE, 30, 800, 90),
                  point(LARGE, 40, 400, 80)),
              List.of(
                  point(SMALL, 40, 100, 40),
                  point(SMALL, 30, 200, 70),
                  point(LARGE, 40, 400, 80),
                  point(LARGE, 30, 800, 90))));

  private static ShotPoint point(Resolution size, double quantizer, double kbps, double quality) {
    return new ShotPoint(new Encode(size, quantizer, "medium"), kbps, quality, List.of(1L), false);
  }

  @Test
  void at_rate_givesTheLastBitsToWhomTheyHelpMost() {
    assertThat(ALLOCATION.at(130))
        .contains(new PlannedRung(SMALL, List.of(40.0, 30.0), 125, (30 * 50 + 10 * 70) / 40.0));
  }

  @Test
  void at_rate_takesTheResolutionThatLooksBest() {
    assertThat(ALLOCATION.at(400)).contains(new PlannedRung(LARGE, List.of(40.0, 40.0), 400, 80));
    assertThat(ALLOCATION.at(399).orElseThrow().resolution()).isEqualTo(SMALL);
  }

  @Test
  void at_lessThanTheCheapest_isNothing() {
    assertThat(ALLOCATION.at(99)).isEmpty();
  }

  @Test
  void front_allResolutions_reachesFromTheCheapestToTheRichest() {
    assertThat(ALLOCATION.front().stream().map(OperatingPoint::rateKbps))
        .startsWith(100.0)
        .endsWith(800.0);
  }
}
