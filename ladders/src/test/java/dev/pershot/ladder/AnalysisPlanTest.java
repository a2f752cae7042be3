package dev.pershot.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.model.FrameSampling;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisPlanTest {
  private static final List<Resolution> SIZES =
      List.of(
          new Resolution(1280, 720),
          new Resolution(1024, 576),
          new Resolution(854, 480),
          new Resolution(640, 360),
          new Resolution(512, 288),
          new Resolution(426, 240));

  private static Policy policy(String sampling, double min, double max, double step) {
    return SyntheticTitle.policy(
        "{\"sampling\":\"%s\",\"quantizers\":{\"min\":%s,\"max\":%s,\"step\":%s}}"
            .formatted(sampling, min, max, step));
  }

  private static List<Double> quantizers(AnalysisPlan plan, int size) {
    return plan.first().stream()
        .filter(encode -> encode.resolution().equals(plan.sizes().get(size)))
        .map(Encode::quantizer)
        .toList();
  }

  @Test
  void first_exhaustive_isTheWholeMatrixByTheFinalPreset() {
    Policy policy = policy("exhaustive", 18, 46, 3.5).with("analysisPreset", "veryfast");
    AnalysisPlan plan = new AnalysisPlan(policy, SIZES);

    assertThat(plan.first()).hasSize(54).doesNotHaveDuplicates();
    assertThat(plan.first()).allMatch(encode -> encode.preset().equals("medium"));
    assertThat(quantizers(plan, 3)).isEqualTo(policy.quantizers().values());
    assertThat(plan.decided()).isEqualTo(policy.quantizers().values());
    assertThat(plan.scored(500)).isEqualTo(FrameSampling.ALL);
  }

  @Test
  void first_adaptive_isAFifthOfThemByTheAnalysisPreset() {
    Policy policy = policy("adaptive", 18, 46, 3.5).with("analysisPreset", "veryfast");
    AnalysisPlan plan = new AnalysisPlan(policy, SIZES);

    assertThat(plan.first()).hasSize(11);
    assertThat(plan.first()).allMatch(encode -> encode.preset().equals("veryfast"));
    assertThat(quantizers(plan, 0)).containsExactly(21.5, 35.5);
    assertThat(quantizers(plan, 1)).isEmpty();
    assertThat(quantizers(plan, 2)).containsExactly(21.5, 34.0, 46.0);
    assertThat(plan.scored(500).every()).isGreaterThan(1);
  }

  /** The default policy's sizes are too far apart to be told from their neighbours. */
  @Test
  void first_sizesFarApart_areAllTried() {
    List<Resolution> sizes = Policy.DEFAULT.sizesFor(new Resolution(1920, 1080));
    AnalysisPlan plan = new AnalysisPlan(policy("adaptive", 18, 46, 3.5), sizes);

    for (int size = 0; size < sizes.size(); size++) {
      assertThat(quantizers(plan, size)).isNotEmpty();
    }
  }

  /** Or a prediction would be an extrapolation. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void decided_anyNumberOfSizes_liesWithinTheCurves(int sizes) {
    AnalysisPlan plan =
        new AnalysisPlan(policy("adaptive", 17.3, 44.9, 1), SIZES.subList(0, sizes));

    List<Double> middle = quantizers(plan, (sizes - 1) / 2);
    assertThat(middle).hasSize(3);
    assertThat(plan.decided().get(0)).isGreaterThanOrEqualTo(middle.get(0));
    assertThat(Collections.max(plan.decided())).isLessThanOrEqualTo(middle.get(2));
    assertThat(plan.decided()).hasSizeGreaterThan(40);
  }

  @Test
  void first_overASmallRange_isTheWholeMatrix() {
    assertThat(new AnalysisPlan(policy("adaptive", 30, 34, 2), SIZES).isExhaustive()).isTrue();
  }

  /**
   * Points as a plan's trials would give them, of a shot that costs twice as much every 6 steps.
   */
  private static List<ShotPoint> made(AnalysisPlan plan) {
    List<ShotPoint> made = new ArrayList<>();
    for (Encode encode : plan.first()) {
      double kbps = kbps(encode.resolution(), encode.quantizer());
      double quality = quality(encode.resolution(), encode.quantizer());
      made.add(new ShotPoint(encode, kbps, quality, List.of(300_000L, 100_000L), false));
    }
    return made;
  }

  private static double kbps(Resolution size, double quantizer) {
    return size.height() * Math.pow(2, (32 - quantizer) / 6);
  }

  private static double quality(Resolution size, double quantizer) {
    return 102 - Math.exp(2.5 + 0.06 * (quantizer - 32)) * 720 / size.height();
  }

  @Test
  void points_ofAPlan_areThoseOfAllRecipes() {
    AnalysisPlan plan = new AnalysisPlan(policy("adaptive", 18, 46, 3.5), SIZES);
    List<ShotPoint> made = made(plan);

    List<ShotPoint> points = new ShotPrediction(plan, made, 100).points();

    assertThat(points).hasSize(6 * plan.decided().size()).containsAll(made);
    assertThat(points.stream().filter(point -> !point.interpolated()))
        .containsExactlyInAnyOrderElementsOf(made);
    for (ShotPoint point : points) {
      double expected = kbps(point.resolution(), point.quantizer());
      assertThat(point.kbps()).isCloseTo(expected, within(0.01 * expected));
      assertThat(point.quality())
          .isCloseTo(quality(point.resolution(), point.quantizer()), within(0.3));
    }
  }

  /** A segment's share of a shot's bytes does not depend on the quantizer. */
  @Test
  void points_predicted_spreadTheirBytesAlike() {
    AnalysisPlan plan = new AnalysisPlan(policy("adaptive", 18, 46, 3.5), SIZES);

    assertThat(new ShotPrediction(plan, made(plan), 100).points())
        .allSatisfy(
            point ->
                assertThat(point.gopBytes().get(0) / (double) point.gopBytes().get(1))
                    .isCloseTo(3, within(0.1)));
  }

  private static AnalysisPlan plan(double tolerance) {
    return new AnalysisPlan(policy("adaptive", 18, 46, 3.5).with("tolerance", tolerance), SIZES);
  }

  private static ShotPoint point(Encode encode) {
    return new ShotPoint(
        encode,
        kbps(encode.resolution(), encode.quantizer()),
        quality(encode.resolution(), encode.quantizer()),
        List.of(300_000L, 100_000L),
        false);
  }

  /** All that is tried of a shot in the end. */
  private static List<ShotPoint> all(AnalysisPlan plan) {
    List<ShotPoint> made = made(plan);
    List<Encode> next = new ShotPrediction(plan, made, 100).next();
    while (!next.isEmpty()) {
      next.forEach(encode -> made.add(point(encode)));
      next = new ShotPrediction(plan, made, 100).next();
    }
    return made;
  }

  @Test
  void next_smallerTolerance_triesMoreButNotWithoutEnd() {
    int strict = all(plan(0.5)).size();
    int usual = all(plan(2.5)).size();

    assertThat(strict).isGreaterThan(usual).isLessThanOrEqualTo(11 + 5);
    assertThat(all(plan(100))).hasSize(11);
  }

  /** Only what a rung may take is worth a trial, and only where none was made. */
  @Test
  void next_encodes_areNewOnesThatSomeSlopeLeadsTo() {
    AnalysisPlan plan = plan(0.5);
    List<ShotPoint> made = made(plan);
    ShotPrediction prediction = new ShotPrediction(plan, made, 100);

    List<Encode> next = prediction.next();

    assertThat(next).isNotEmpty().doesNotContainAnyElementsOf(plan.first());
    for (Encode encode : next) {
      double kbps = kbps(encode.resolution(), encode.quantizer());
      double quality = quality(encode.resolution(), encode.quantizer());
      assertThat(prediction.points())
          .noneMatch(point -> point.kbps() < 0.97 * kbps && point.quality() > quality + 0.5);
    }
  }

  @Test
  void next_ofAShotThatIsPerfectAnyway_isNothing() {
    AnalysisPlan plan = plan(0.5);
    List<ShotPoint> made =
        plan.first().stream()
            .map(encode -> new ShotPoint(encode, 10, 99.5, List.of(300_000L, 100_000L), false))
            .toList();

    assertThat(new ShotPrediction(plan, made, 100).next()).isEmpty();
  }
}
