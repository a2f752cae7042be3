package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Algorithm 1 of the paper, with its own reservoir and cushion, at buffer levels in seconds. */
final class Bba0Test {
  /** The map's line from 90 s to 216 s is 25.2 s long between neighbouring rungs. */
  private static final StreamedTitle TITLE =
      Titles.constant(10, 4000, 100, 200, 300, 400, 500, 600);

  private final Bba0 player = Bba0.of(TITLE, 240_000);

  private int at(double seconds) {
    return player.next(new Level(TITLE, 1000 * seconds)).rung();
  }

  @Test
  void next_withinTheReservoir_isTheLowest() {
    assertThat(at(216)).isEqualTo(5);
    assertThat(at(90)).isZero();
    assertThat(at(0)).isZero();
  }

  @Test
  void next_fromTheTopOfTheCushion_isTheHighest() {
    assertThat(at(215.9)).isEqualTo(4);
    assertThat(at(216)).isEqualTo(5);
    assertThat(at(240)).isEqualTo(5);
  }

  @Test
  void next_mapBelowTheNextHigherRung_stays() {
    assertThat(at(115.1)).isZero();
    assertThat(at(115.3)).isEqualTo(1);
    assertThat(at(140.3)).isEqualTo(1);
    assertThat(at(140.5)).isEqualTo(2);
  }

  @Test
  void next_mapAboveTheNextLowerRung_stays() {
    assertThat(at(166)).isEqualTo(3);
    // The map is at 310, below the rung's own 400 and above the lower one's 300.
    assertThat(at(142.9)).isEqualTo(3);
    // At 295 it has passed the lower one: the lowest that is not below the map.
    assertThat(at(139.1)).isEqualTo(2);
  }

  @Test
  void next_levelJumps_takesTheRungOfTheMap() {
    assertThat(at(200)).isEqualTo(4);
    assertThat(at(116)).isEqualTo(2);
    assertThat(at(191)).isEqualTo(4);
  }

  /** When a segment of 6 s is asked for, at most 19 of 25 s are there. */
  @Test
  void of_smallBuffer_putsTheTopWhereTheBufferCanBe() {
    StreamedTitle long6 = Titles.constant(10, 6000, Titles.KBPS);
    Bba0 small = Bba0.of(long6, 25_000);
    assertThat(small.next(new Level(long6, 9_375)).rung()).isZero();
    assertThat(small.next(new Level(long6, 19_000)).rung()).isEqualTo(long6.highest());
  }

  /** A view in which BBA-0 may see the buffer alone. */
  private record Level(StreamedTitle title, double bufferMillis) implements PlayerView {
    @Override
    public int segment() {
      throw new AssertionError("BBA-0 looks at the segment");
    }

    @Override
    public double throughputKbps() {
      throw new AssertionError("BBA-0 looks at throughput");
    }

    @Override
    public double latencyMillis() {
      throw new AssertionError("BBA-0 looks at latency");
    }
  }
}
