package dev.pershot.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DashBandwidthTest {
  private static final int TIMESCALE = 1000;

  @Test
  void bandwidth_ofConstantRate_isThatRate() {
    assertThat(DashBandwidth.of(track(4000, 500, 4000, 500, 4000, 500), 4_000_000)).isEqualTo(1000);
  }

  @Test
  void bandwidth_ofRichSegmentInTheMiddle_countsAStartThere() {
    assertThat(DashBandwidth.of(track(4000, 500, 4000, 2000, 4000, 500), 4_000_000))
        .isEqualTo(4000);
    assertThat(DashBandwidth.of(track(4000, 500, 4000, 2000, 4000, 500), 8_000_000))
        .isEqualTo(2000);
  }

  @Test
  void bandwidth_ofAnyTrack_playsWithoutStallAndOneBitLessDoesNot() {
    Random random = new Random(23009);
    for (int round = 0; round < 1000; round++) {
      int[] pairs = new int[2 * (1 + random.nextInt(10))];
      for (int i = 0; i < pairs.length; i += 2) {
        pairs[i] = 200 + random.nextInt(7000);
        pairs[i + 1] = 1 + random.nextInt(1_000_000);
      }
      Track track = track(pairs);
      int buffer = 1 + random.nextInt(10);

      long bandwidth = DashBandwidth.of(track, buffer * 1_000_000L);

      assertThat(stalls(track, bandwidth, buffer)).isFalse();
      if (bandwidth > BitRates.ofSegments(track, 1).average()) {
        assertThat(stalls(track, bandwidth - 1, buffer)).isTrue();
      }
    }
  }

  /** A player that starts at each segment in turn, fed at a constant rate. */
  private static boolean stalls(Track track, long bitsPerSecond, int bufferSeconds) {
    for (int first = 0; first < track.segments().size(); first++) {
      long bits = 0;
      long clock = (long) bufferSeconds * TIMESCALE;
      for (Segment segment : track.segments().subList(first, track.segments().size())) {
        bits += 8 * segment.bytes();
        if (bits * TIMESCALE > bitsPerSecond * clock) {
          return true;
        }
        clock += segment.durationTicks();
      }
    }
    return false;
  }

  private static Track track(int... millisAndBytes) {
    List<Segment> segments = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < millisAndBytes.length; i += 2) {
      String file = (i / 2 + 1) + ".m4s";
      segments.add(new Segment(file, start, millisAndBytes[i], millisAndBytes[i + 1], List.of()));
      start += millisAndBytes[i];
    }
    return new Track("media/a", "init.mp4", 1, TIMESCALE, "mp4a.40.2", segments);
  }
}
