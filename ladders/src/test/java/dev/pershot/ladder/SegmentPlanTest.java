package dev.pershot.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Samples;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Six-second segments of two-second groups unless a test says otherwise. */
class SegmentPlanTest {
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final double SHORTEST = 0.5;
  private static final int TITLES = 200;

  static List<FrameRate> rates() {
    return List.of(
        new FrameRate(25, 2),
        new FrameRate(24_000, 1001),
        PAL,
        new FrameRate(50, 1),
        new FrameRate(60_000, 1001));
  }

  @ParameterizedTest
  @MethodSource("rates")
  void segments_followEachOtherAndCoverTheTitle(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) -> {
          int next = 0;
          for (FrameRange segment : plan.segments()) {
            assertThat(segment.start()).isEqualTo(next);
            next = segment.end();
          }
          assertThat(next).isEqualTo(shots.frames());
        });
  }

  @ParameterizedTest
  @MethodSource("rates")
  void segments_startAtAnIdr(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) -> {
          TreeSet<Integer> idrFrames = new TreeSet<>();
          for (int shot = 0; shot < shots.shots().size(); shot++) {
            int start = shots.shots().get(shot).start();
            plan.idrFrames().get(shot).forEach(idr -> idrFrames.add(start + idr));
          }
          assertThat(idrFrames)
              .containsAll(plan.segments().stream().map(FrameRange::start).toList());
        });
  }

  /** RFC 8216, 4.3.3.1: rounded to whole seconds, none is above the target duration. */
  @ParameterizedTest
  @MethodSource("rates")
  void segments_roundToTheTargetAtMost(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) ->
            assertThat(plan.segments())
                .allSatisfy(
                    s -> {
                      assertThat(rate.seconds(s.length())).isLessThan(6 + SHORTEST);
                      assertThat(Math.round(rate.seconds(s.length()))).isLessThanOrEqualTo(6);
                    }));
  }

  @ParameterizedTest
  @MethodSource("rates")
  void segments_areOnlyShortWhereNoNeighbourCanTakeThem(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) -> {
          List<FrameRange> segments = plan.segments();
          for (int i = 0; i < segments.size(); i++) {
            double own = rate.seconds(segments.get(i).length());
            if (own < SHORTEST && segments.size() > 1) {
              double before = i == 0 ? 9 : rate.seconds(segments.get(i - 1).length());
              double after =
                  i == segments.size() - 1 ? 9 : rate.seconds(segments.get(i + 1).length());
              assertThat(own + Math.min(before, after)).isGreaterThan(6 + SHORTEST - own);
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("rates")
  void segments_areJoinedAsLongAsTheyFit(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) -> {
          for (int i = 1; i < plan.segments().size(); i++) {
            FrameRange before = plan.segments().get(i - 1);
            FrameRange segment = plan.segments().get(i);
            assertThat(rate.seconds(segment.end() - before.start())).isGreaterThan(6);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("rates")
  void groups_ofAShot_areEvenAndAboutTwoSeconds(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) -> {
          for (int s = 0; s < shots.shots().size(); s++) {
            Shot shot = shots.shots().get(s);
            int[] groups = groups(shot, plan.idrFrames().get(s));
            int longest = Arrays.stream(groups).max().orElseThrow();
            int shortest = Arrays.stream(groups).min().orElseThrow();
            assertThat(longest - shortest).isBetween(0, 1);
            assertThat(rate.seconds(longest - 1)).isLessThan(3);
            if (groups.length > 1) {
              assertThat(rate.seconds(shortest + 1)).isGreaterThan(1.5);
            }
          }
        });
  }

  private static int[] groups(Shot shot, List<Integer> idrFrames) {
    assertThat(idrFrames).startsWith(0).isSorted().doesNotHaveDuplicates();
    int[] groups = new int[idrFrames.size()];
    for (int i = 0; i < groups.length; i++) {
      int end = i + 1 < groups.length ? idrFrames.get(i + 1) : shot.length();
      groups[i] = end - idrFrames.get(i);
    }
    return groups;
  }

  @ParameterizedTest
  @MethodSource("rates")
  void plan_ofTheSameShots_isTheSame(FrameRate rate) {
    forTitles(
        rate,
        (shots, plan) ->
            assertThat(SegmentPlan.of(new ShotList(shots.shots()), rate, Policy.DEFAULT))
                .isEqualTo(plan));
  }

  @ParameterizedTest
  @CsvSource({
    "'150', '150'",
    "'151', '75 76'",
    "'400', '133 133 134'",
    // Short shots are joined as long as they fit into six seconds.
    "'50 50 50', '150'",
    "'50 50 51', '100 51'",
    "'75 75 75 75', '150 150'",
    // What is too short to stand joins a neighbour that it fits.
    "'150 5', '155'",
    "'150 12', '162'",
    "'150 13', '150 13'",
    "'5 150', '155'",
    "'150 5 150', '155 150'",
    "'150 5 150 5', '155 155'",
    "'8 150 8 150', '158 158'",
    "'150 10 5', '150 15'",
    "'150 8 8 150', '150 16 150'",
    "'140 8 10 150', '158 150'",
    // It cannot be: one segment has no room for both.
    "'8 150 8', '158 8'",
    "'5 150 8', '155 8'",
    "'3', '3'",
    "'1', '1'",
  })
  void segments_ofShotsAtPal_areTheseLong(String shots, String segments) {
    ShotList list =
        Samples.shots(Arrays.stream(shots.split(" ")).mapToInt(Integer::parseInt).toArray());
    assertThat(SegmentPlan.of(list, PAL, Policy.DEFAULT).segments())
        .extracting(FrameRange::length)
        .containsExactlyElementsOf(
            Arrays.stream(segments.split(" ")).map(Integer::valueOf).toList());
  }

  @Test
  void segments_ofAnotherTarget_keepToIt() {
    Policy policy =
        Policy.read("{\"segmentSeconds\":4,\"gopSeconds\":1}".getBytes(UTF_8), "p.json");
    SegmentPlan plan = SegmentPlan.of(Samples.shots(450), PAL, policy);

    assertThat(plan.segments()).extracting(FrameRange::length).containsExactly(90, 90, 90, 90, 90);
    assertThat(plan.idrFrames().get(0)).hasSize(20).startsWith(0, 22, 45, 67, 90);
  }

  @Test
  void groups_shorterThanAFrame_areOneFrameEach() {
    Policy policy =
        Policy.read("{\"segmentSeconds\":1,\"gopSeconds\":0.1}".getBytes(UTF_8), "p.json");
    SegmentPlan plan = SegmentPlan.of(Samples.shots(7), new FrameRate(5, 1), policy);

    assertThat(plan.idrFrames().get(0)).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  private interface Law {
    void check(ShotList shots, SegmentPlan plan);
  }

  private static void forTitles(FrameRate rate, Law law) {
    Random random = new Random(rate.numerator());
    for (int i = 0; i < TITLES; i++) {
      double seconds = Math.pow(10, 1.5 * random.nextDouble() - 0.8);
      int[] lengths = new int[1 + random.nextInt(40)];
      Arrays.setAll(
          lengths,
          shot -> 1 + (int) (rate.framesPerSecond() * seconds * Math.exp(random.nextGaussian())));
      ShotList shots = Samples.shots(lengths);
      law.check(shots, SegmentPlan.of(shots, rate, Policy.DEFAULT));
    }
  }
}
