package dev.pershot.regression;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.ladder.Ladder;
import dev.pershot.model.Json;
import dev.pershot.model.Versions;
import dev.pershot.qoe.PlayerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** What viewers get, compared: by packaged segments, or by what a ladder alone tells. */
class DeliveryComparisonTest {
  private static final Subject GOLDEN = SyntheticLadder.of(12);

  @Test
  void theSameLadder_isFine_andPlayersGetSomething() {
    LadderCheck check = check(GOLDEN, SyntheticLadder.of(12));
    assertThat(check.findings())
        .singleElement()
        .returns(Outcome.FINE, Finding::outcome)
        .returns("delivery QoE", Finding::comparison);
    Delivery delivery = check.delivery().orElseThrow();
    assertThat(delivery.packaged()).isTrue();
    assertThat(delivery.players()).hasSize(PlayerKind.values().length);
    for (Delivery.Player player : delivery.players()) {
      assertThat(player.now()).isEqualTo(player.golden());
      assertThat(player.now().meanVmaf()).isBetween(60.0, 100.0);
      assertThat(player.now().p5Vmaf()).isLessThan(player.now().meanVmaf());
      assertThat(player.now().rebufferRatio()).isBetween(0.0, 0.5);
      assertThat(player.now().switches()).isPositive();
    }
  }

  /** Played twice, not once, it comes to the same. */
  @Test
  void equalTitles_arePlayedToEqualFigures() {
    Delivery once = Delivery.of(GOLDEN, sizes(GOLDEN, bytes -> bytes + 1));
    Delivery again = Delivery.of(GOLDEN, sizes(GOLDEN, bytes -> bytes + 1));
    assertThat(once).isEqualTo(again);
    assertThat(once.players()).anyMatch(player -> !player.now().equals(player.golden()));
  }

  @Test
  void equalVersions_aFewBytesMore_isNamedWithAPlayer() {
    LadderCheck check = check(GOLDEN, sizes(GOLDEN, bytes -> bytes + 20));
    assertThat(check.findings())
        .filteredOn(finding -> finding.outcome() == Outcome.REGRESSION)
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith("with equal versions viewers get something else: ")
        .contains("bba0", ", golden ");
  }

  @Test
  void otherVersions_halfAsMuchAgain_isARegressionByPlayer() {
    Subject now = otherEncoder(sizes(GOLDEN, bytes -> bytes * 3 / 2));
    assertThat(check(GOLDEN, now).findings())
        .filteredOn(finding -> finding.outcome() == Outcome.REGRESSION)
        .anyMatch(finding -> finding.message().startsWith("mean VMAF of bola is "))
        .anyMatch(finding -> finding.message().startsWith("rebuffering of "))
        .allMatch(finding -> finding.amount().orElseThrow().worse() > 0);
  }

  @Test
  void otherVersions_segmentsOfSlightlyOtherSizes_areNoRegression() {
    Random random = new Random(26);
    for (int run = 0; run < 20; run++) {
      Subject now =
          otherEncoder(
              sizes(GOLDEN, bytes -> Math.round(bytes * (0.99 + 0.02 * random.nextDouble()))));
      assertThat(check(GOLDEN, now).findings())
          .noneMatch(finding -> finding.outcome() == Outcome.REGRESSION);
    }
  }

  @Test
  void anotherModel_leavesQualitiesOut() {
    Ladder swapped =
        SyntheticLadder.with(GOLDEN.ladder(), "", "models", List.of("vmaf_v1.0.16_3d0h"));
    Subject now = sizes(SyntheticLadder.subject(swapped), bytes -> bytes * 2);
    assertThat(check(GOLDEN, now).findings())
        .noneMatch(finding -> finding.message().contains("VMAF"))
        .anyMatch(finding -> finding.message().contains("rebuffering"));
  }

  @Test
  void aLadderAlone_isToldFromItsShotsRates_andThatIsSaid() {
    LadderCheck check = check(Subject.of(GOLDEN.ladder()), GOLDEN);
    assertThat(check.findings())
        .singleElement()
        .returns(Outcome.NOTE, Finding::outcome)
        .extracting(Finding::message)
        .isEqualTo("the golden has no segment sizes; both are told from the shots' rates");
    assertThat(check.delivery().orElseThrow().packaged()).isFalse();
  }

  @Test
  void aGoldenThatCannotBePlayed_isSaidNotToBeCompared() {
    assertThat(check(torn(), GOLDEN).findings())
        .singleElement()
        .returns(Outcome.NOTE, Finding::outcome)
        .extracting(Finding::message)
        .asString()
        .startsWith("not compared: the golden cannot be played: ");
  }

  @Test
  void aLadderThatCannotBePlayedAnyMore_isARegression() {
    assertThat(check(GOLDEN, torn()).findings())
        .singleElement()
        .returns(Outcome.REGRESSION, Finding::outcome)
        .extracting(Finding::message)
        .asString()
        .startsWith("players cannot play it any more: 01-360p ");
  }

  @Test
  void json_hasEachPlayersFigures() {
    TitleCheck title = TitleCheck.of("film", "film.json", check(GOLDEN, SyntheticLadder.of(12)));
    JsonNode json = Json.mapper().valueToTree(new CheckReport(List.of(title)).json());
    JsonNode delivery = json.at("/titles/0/delivery");
    assertThat(delivery.get("networks")).hasSize(5);
    assertThat(delivery.at("/players/1/now/player").asText()).isEqualTo("bola");
    assertThat(delivery.at("/players/1/golden/meanVmaf").asDouble()).isGreaterThan(60);
  }

  /** A segment of all rungs is missing. */
  private static Subject torn() {
    List<Packaged.Stream> shorter = new ArrayList<>();
    for (Packaged.Stream rung : GOLDEN.packaged().orElseThrow().rungs()) {
      shorter.add(
          new Packaged.Stream(
              rung.name(),
              rung.sha256(),
              rung.segmentMicros().subList(1, 12),
              rung.segmentBytes().subList(1, 12)));
    }
    return packaged(GOLDEN, shorter);
  }

  private static Subject sizes(Subject subject, LongUnaryOperator size) {
    List<Packaged.Stream> resized = new ArrayList<>();
    for (Packaged.Stream rung : subject.packaged().orElseThrow().rungs()) {
      resized.add(
          new Packaged.Stream(
              rung.name(),
              rung.sha256(),
              rung.segmentMicros(),
              rung.segmentBytes().stream().map(size::applyAsLong).toList()));
    }
    return packaged(subject, resized);
  }

  private static Subject packaged(Subject subject, List<Packaged.Stream> rungs) {
    Packaged files = new Packaged(rungs, subject.packaged().orElseThrow().manifests());
    return new Subject(subject.ladder(), Optional.of(files), subject.trialCpuSeconds());
  }

  private static Subject otherEncoder(Subject subject) {
    Versions other = new Versions("8.0.1", "libx264 166", "3.2.0");
    return new Subject(
        SyntheticLadder.with(subject.ladder(), "", "versions", other),
        subject.packaged(),
        subject.trialCpuSeconds());
  }

  private static LadderCheck check(Subject golden, Subject now) {
    return LadderCheck.of(golden, now, Tolerances.DEFAULT, List.of(new DeliveryComparison()));
  }
}
