package dev.pershot.regression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Measured;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.model.Json;
import dev.pershot.model.Versions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each regression that is put into a ladder is found, and the message names it. */
class PlantedRegressionTest {
  private static final int SHOTS = 12;
  private static final Subject GOLDEN = SyntheticLadder.of(SHOTS);
  private static final Ladder LADDER = GOLDEN.ladder();

  @Test
  void nothingPlanted_isFineTwentyTimes_whateverTheSeconds() {
    Golden.Change first = new Golden.Change("2026-11-22", "first");
    byte[] file = GoldenFile.write(Golden.first("film.mp4", GOLDEN, first));
    for (int run = 0; run < 20; run++) {
      Subject golden = GoldenFile.read(file, "film.json").baseline();
      Ladder ladder = Ladder.read(Json.canonical(LADDER), "ladder.json");
      Subject again = new Subject(ladder, GOLDEN.packaged(), Optional.of(100 * (1 + 0.2 * run)));
      LadderCheck check = LadderCheck.of(golden, again, Tolerances.DEFAULT);
      assertThat(check.outcome()).isEqualTo(Outcome.FINE);
      assertThat(check.findings())
          .filteredOn(finding -> !finding.comparison().equals("CPU"))
          .hasSize(LadderCheck.COMPARISONS.size() - 1)
          .allMatch(finding -> finding.outcome() == Outcome.FINE);
    }
  }

  @Test
  void oneQuantizerStepOnOneShot_isNamedByShotAndSize() {
    List<ShotChoice> shots = new ArrayList<>(LADDER.rungs().get(3).shots());
    ShotChoice old = shots.get(6);
    shots.set(
        6,
        SyntheticLadder.choice(
            3, 6, old.quantizer() + 0.5, old.kbps() * 0.97, old.measured() - 0.2));
    assertThat(regressions(swapped(3, SyntheticLadder.with(LADDER.rungs().get(3), shots))))
        .anyMatch(
            message ->
                message.contains("shot 7 (frames 300 to 349) at 1280x720: CRF 28.5, golden 28"));
  }

  @Test
  void aPresetDown_isNamed() {
    Ladder policy = SyntheticLadder.with(LADDER, "/policy", "finalPreset", "fast");
    assertThat(regressions(SyntheticLadder.with(policy, "/rungs/2/settings", "preset", "fast")))
        .anyMatch(message -> message.contains("finalPreset is fast, golden medium"))
        .anyMatch(message -> message.contains("03-720p (1280x720): preset fast, golden medium"));
  }

  @Test
  void anotherScaler_isNamed() {
    assertThat(regressions(SyntheticLadder.with(LADDER, "/rungs/0/settings", "scaler", "bicubic")))
        .containsExactly("01-360p (640x360): scaler bicubic, golden lanczos");
  }

  @Test
  void aShotBoundaryMovedByOneFrame_isNamedWithTheSegments() {
    Ladder moved = SyntheticLadder.boundary(LADDER, 4, 201);
    assertThat(regressions(moved))
        .anyMatch(message -> message.contains("shot 5 starts at frame 201, golden 200"))
        .anyMatch(message -> message.contains("segment 4 ends at 8.04 s instead of 8 s"));
  }

  @Test
  void aDroppedRung_isNamedWhicheverItIs() {
    for (int dropped = 0; dropped < SyntheticLadder.RUNGS; dropped++) {
      List<Rung> rungs = new ArrayList<>(LADDER.rungs());
      Rung gone = rungs.remove(dropped);
      assertThat(regressions(SyntheticLadder.with(LADDER, rungs)))
          .anyMatch(message -> message.matches("rung " + gone.name() + " .* was dropped"));
    }
  }

  @Test
  void aDoubledPeak_isNamed() {
    Rung rung = LADDER.rungs().get(1);
    Measured m = rung.measured();
    Measured doubled =
        new Measured(
            m.kbps(),
            2 * m.peakKbps(),
            m.frames(),
            m.mean(),
            m.harmonicMean(),
            m.minimum(),
            m.p5());
    assertThat(regressions(swapped(1, SyntheticLadder.with(rung, doubled))))
        .containsExactly("peak to average of 02-360p is 100.00 % worse (tolerated: 10)");
  }

  @Test
  void anotherModel_isNamedAndQualitiesAreNotCompared() {
    Ladder swapped = SyntheticLadder.with(LADDER, "", "models", List.of("vmaf_v1.0.16_3d0h"));
    assertThat(regressions(swapped))
        .containsExactly(
            "the VMAF model is vmaf_v1.0.16_3d0h, golden vmaf_v0.6.1; qualities are not compared");
  }

  @Test
  void twoMasters_areNotJudged() {
    Ladder other = SyntheticLadder.with(LADDER, "", "contentId", "cd".repeat(32));
    LadderCheck check = LadderCheck.of(GOLDEN, SyntheticLadder.subject(other), Tolerances.DEFAULT);
    assertThat(check.outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void curvesThatHardlyOverlap_areNotJudged() {
    Ladder apart =
        SyntheticLadder.rungs(
            otherEncoder(),
            rung -> {
              Measured m = rung.measured();
              double shift = 40;
              return SyntheticLadder.with(
                  rung,
                  new Measured(
                      m.kbps(),
                      m.peakKbps(),
                      m.frames(),
                      m.mean() + shift,
                      m.harmonicMean() + shift,
                      m.minimum() + shift,
                      m.p5() + shift));
            });
    LadderCheck check = LadderCheck.of(GOLDEN, SyntheticLadder.subject(apart), Tolerances.DEFAULT);
    assertThat(check.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(check.findings().get(0).message()).contains("in common");
  }

  /** Another encoder: numbers only. All shots 4 % dearer is a regression, and surely so. */
  @Test
  void otherVersions_moreRateForAllShots_isARegressionByBdRate() {
    Ladder dearer = SyntheticLadder.rungs(otherEncoder(), SyntheticLadder.rates(shot -> 1.04));
    LadderCheck check = LadderCheck.of(GOLDEN, SyntheticLadder.subject(dearer), Tolerances.DEFAULT);
    assertThat(check.findings())
        .filteredOn(finding -> finding.outcome() == Outcome.REGRESSION)
        .extracting(Finding::comparison)
        .contains("BD-rate, VMAF mean", "rung rate", "storage");
  }

  /** The same 4 % in sum, from one shot: it exceeds the threshold, and is within the scatter. */
  @Test
  void otherVersions_oneShotMuchDearer_isWithinWhatShotsVaryBy() {
    Ladder one =
        SyntheticLadder.rungs(otherEncoder(), SyntheticLadder.rates(shot -> shot == 5 ? 1.5 : 1));
    LadderCheck check = LadderCheck.of(GOLDEN, SyntheticLadder.subject(one), Tolerances.DEFAULT);
    assertThat(check.findings())
        .filteredOn(finding -> finding.comparison().equals("storage"))
        .singleElement()
        .returns(Outcome.NOTE, Finding::outcome)
        .extracting(Finding::message)
        .asString()
        .contains("within what its shots vary by");
  }

  @Test
  void otherVersions_otherQuantizersOfEqualWorth_areNoRegression() {
    Ladder other =
        SyntheticLadder.rungs(
            otherEncoder(), SyntheticLadder.rates(shot -> shot % 2 == 0 ? 1.01 : 0.99));
    assertThat(regressions(other)).isEmpty();
  }

  private static Ladder otherEncoder() {
    return SyntheticLadder.with(LADDER, "", "versions", new Versions("8.0.1", "x264 166", "3.2.0"));
  }

  private static Ladder swapped(int index, Rung rung) {
    List<Rung> rungs = new ArrayList<>(LADDER.rungs());
    Collections.replaceAll(rungs, rungs.get(index), rung);
    return SyntheticLadder.with(LADDER, rungs);
  }

  private static List<String> regressions(Ladder now) {
    return LadderCheck.of(GOLDEN, SyntheticLadder.subject(now), Tolerances.DEFAULT)
        .findings()
        .stream()
        .filter(finding -> finding.outcome() == Outcome.REGRESSION)
        .filter(finding -> !finding.comparison().equals("bytes and manifests"))
        .map(Finding::message)
        .toList();
  }
}
