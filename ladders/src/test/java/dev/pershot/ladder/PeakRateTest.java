package dev.pershot.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.ladder.PeakRate.Window;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Samples;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakRateTest {
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final Policy POLICY = Policy.DEFAULT;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void above_anyRate_areTheRichestWindowsThatLieApart(long seed) {
    Random random = new Random(seed);
    int[] lengths = new int[1 + random.nextInt(60)];
    Arrays.setAll(lengths, shot -> 1 + (int) (60 * Math.exp(random.nextGaussian())));
    ShotList shots = Samples.shots(lengths);
    SegmentPlan plan = SegmentPlan.of(shots, PAL, POLICY);
    List<ShotPoint> choice = choice(shots, plan, random);
    List<Window> all = everyWindow(shots, plan, choice);

    for (double kbps = 0; kbps < 5000; kbps += 250) {
      double limit = kbps;
      List<Window> rich = all.stream().filter(w -> w.kbps() > limit).toList();
      List<Window> found = new PeakRate(shots, plan, PAL, POLICY).above(limit, choice);

      assertThat(found).isSubsetOf(rich);
      assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(Window::kbps).reversed());
      assertThat(rich)
          .allSatisfy(
              window ->
                  assertThat(found).anyMatch(f -> f.overlaps(window) && f.kbps() >= window.kbps()));
      for (Window one : found) {
        assertThat(found).filteredOn(other -> other.overlaps(one)).containsExactly(one);
      }
    }
  }

  /**
   * Straight from RFC 8216, 4.3.4.2, over frames: the bytes of each frame are its group's share.
   */
  private static List<Window> everyWindow(
      ShotList shots, SegmentPlan plan, List<ShotPoint> choice) {
    double[] bytes = new double[shots.frames()];
    for (int shot = 0; shot < choice.size(); shot++) {
      List<Integer> idr = plan.idrFrames().get(shot);
      for (int gop = 0; gop < idr.size(); gop++) {
        int start = shots.shots().get(shot).start();
        int end = gop + 1 < idr.size() ? start + idr.get(gop + 1) : shots.shots().get(shot).end();
        int first = start + idr.get(gop);
        Arrays.fill(
            bytes, first, end, choice.get(shot).gopBytes().get(gop) / (double) (end - first));
      }
    }
    List<Window> windows = new ArrayList<>();
    for (int first = 0; first < plan.segments().size(); first++) {
      for (int last = first; last < plan.segments().size(); last++) {
        int start = plan.segments().get(first).start();
        int end = plan.segments().get(last).end();
        double seconds = (end - start) / 25.0;
        if (seconds >= 3 && (seconds <= 9 || first == last)) {
          long sum = Math.round(Arrays.stream(bytes, start, end).sum());
          windows.add(new Window(new FrameRange(start, end), PAL.kbps(sum, end - start)));
        }
      }
    }
    return windows;
  }

  private static List<ShotPoint> choice(ShotList shots, SegmentPlan plan, Random random) {
    List<ShotPoint> choice = new ArrayList<>();
    for (int shot = 0; shot < shots.shots().size(); shot++) {
      List<Long> gops = new ArrayList<>();
      plan.idrFrames().get(shot).forEach(idr -> gops.add(1L + random.nextInt(500_000)));
      choice.add(
          new ShotPoint(new Encode(new Resolution(640, 360), 30, "medium"), 1, 80, gops, false));
    }
    return choice;
  }

  @Test
  void above_ofOneLongSegment_isItsRate() {
    ShotList shots = Samples.shots(250);
    SegmentPlan plan = new SegmentPlan(List.of(List.of(0)), List.of(new FrameRange(0, 250)));
    ShotPoint point =
        new ShotPoint(
            new Encode(SyntheticTitle.HD, 30, "medium"), 800, 80, List.of(1_000_000L), false);

    assertThat(new PeakRate(shots, plan, PAL, POLICY).above(0, List.of(point)))
        .singleElement()
        .satisfies(
            window -> {
              assertThat(window.frames()).isEqualTo(new FrameRange(0, 250));
              assertThat(window.kbps()).isCloseTo(800, within(1e-9));
            });
  }

  @Test
  void above_ofATitleShorterThanHalfATarget_isNothing() {
    ShotList shots = Samples.shots(74);
    SegmentPlan plan = SegmentPlan.of(shots, PAL, POLICY);
    ShotPoint point =
        new ShotPoint(
            new Encode(SyntheticTitle.HD, 30, "medium"), 800, 80, List.of(1_000_000L, 1L), false);

    assertThat(new PeakRate(shots, plan, PAL, POLICY).above(0, List.of(point))).isEmpty();
  }
}
