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
  void first_adaptive_isAFewOfTwoSizesByTheAnalysisPreset() {
    Policy policy = policy("adaptive", 18, 46, 3.5).with("analysisPreset", "veryfast");
    AnalysisPlan plan = new AnalysisPlan(policy, SIZES);

    assertThat(plan.first()).hasSize(7);
    assertThat(plan.first()).allMatch(encode -> encode.preset().equals("veryfast"));
    assertThat(quantizers(plan, 2)).containsExactly(18.0, 34.0, 46.0);
    assertThat(quantizers(plan, 5)).containsExactly(18.0, 32.0, 39.0, 46.0);
    assertThat(plan.scored(500).every()).isGreaterThan(1);
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
}
