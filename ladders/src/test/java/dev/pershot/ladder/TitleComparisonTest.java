package dev.pershot.ladder;

import static dev.pershot.ladder.SyntheticTitle.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.hull.RateQuality;
import dev.pershot.ladder.SyntheticTitle.Content;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleComparisonTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void perShot_atTheRateOfAnyOneQuantizer_isNoWorse(long seed) {
    TitleComparison comparison = compare(SyntheticTitle.random(seed, 25, 0.8, policy("{}")));

    assertThat(comparison.perTitle())
        .allSatisfy(
            point ->
                assertThat(quality(comparison.perShot(), point.rateKbps()))
                    .isGreaterThanOrEqualTo(point.quality() - 1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void bdRate_ofShotsThatDiffer_isAGain(long seed) {
    assertThat(compare(SyntheticTitle.random(seed, 25, 0.8, policy("{}"))).bdRatePercent())
        .hasValueSatisfying(percent -> assertThat(percent).isBetween(-40.0, -1.0));
  }

  @Test
  void bdRate_ofOneShot_isNone() {
    TitleComparison comparison =
        compare(SyntheticTitle.of(policy("{}"), List.of(new Content(100, 5000, 6))));

    assertThat(comparison.perShot()).isEqualTo(comparison.perTitle());
    assertThat(comparison.bdRatePercent())
        .hasValueSatisfying(percent -> assertThat(percent).isCloseTo(0, within(1e-9)));
  }

  @Test
  void bdRate_ofTooFewPoints_isEmpty() {
    Policy policy =
        policy("{\"resolutions\":[1080],\"quantizers\":{\"min\":20,\"max\":44,\"step\":12}}");

    assertThat(compare(SyntheticTitle.random(1, 25, 0.8, policy)).bdRatePercent()).isEmpty();
  }

  @Test
  void resolutions_areTheCurvesLargestFirst() {
    SyntheticTitle title = SyntheticTitle.random(1, 5, 0.8, policy("{}"));

    assertThat(compare(title).resolutions())
        .extracting(TitleComparison.ResolutionCurve::resolution)
        .containsExactlyElementsOf(title.sizes());
  }

  /** A recipe that not all shots were tried with says nothing of the title. */
  @Test
  void perTitle_leavesOutRecipesThatShotsLack() {
    SyntheticTitle title = SyntheticTitle.random(1, 2, 0.1, policy("{}"));
    List<List<ShotPoint>> fewer =
        title.points().stream()
            .map(shot -> shot.stream().filter(p -> p.quantizer() != 20).toList())
            .toList();

    assertThat(compare(with(title, List.of(title.points().get(0), fewer.get(1)))).perTitle())
        .isEqualTo(compare(with(title, fewer)).perTitle())
        .isNotEqualTo(compare(title).perTitle());
  }

  private static SyntheticTitle with(SyntheticTitle title, List<List<ShotPoint>> points) {
    return new SyntheticTitle(
        title.policy(), title.rate(), title.shots(), title.plan(), title.sizes(), points);
  }

  @Test
  void json_readBack_isTheSame() {
    TitleComparison comparison = compare(SyntheticTitle.random(3, 4, 0.8, policy("{}")));
    assertThat(
            Json.read(Json.canonical(comparison), TitleComparison.class, ErrorCode.INTERNAL, "it"))
        .isEqualTo(comparison);
  }

  private static TitleComparison compare(SyntheticTitle title) {
    return TitleComparison.of(title.selection().titleCurves(), title.shots(), title.points());
  }

  /** On straight lines between the points of a hull. */
  private static double quality(List<RateQuality> hull, double kbps) {
    int above = 0;
    while (above < hull.size() - 1 && hull.get(above).rateKbps() < kbps) {
      above++;
    }
    RateQuality high = hull.get(above);
    if (above == 0 || high.rateKbps() <= kbps) {
      return high.quality();
    }
    RateQuality low = hull.get(above - 1);
    double share = (kbps - low.rateKbps()) / (high.rateKbps() - low.rateKbps());
    return low.quality() + share * (high.quality() - low.quality());
  }
}
