package dev.pershot.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.ladder.Ladder;
import dev.pershot.regression.LadderDiff.RungDiff;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderDiffTest {
  private static final Subject BEFORE = SyntheticLadder.of(8);

  @Test
  void of_equalLadders_saysNothing() {
    LadderDiff diff = LadderDiff.of(BEFORE, BEFORE);
    assertThat(diff.reasons()).isEmpty();
    assertThat(diff.rungs()).hasSize(SyntheticLadder.RUNGS).allMatch(r -> r.why().isEmpty());
    assertThat(diff.bdRatePercent()).hasSize(3).allSatisfy((m, p) -> assertThat(p).isZero());
  }

  @Test
  void of_anotherPolicy_saysWhichKeyAndWhatItDid() {
    Ladder coarser =
        SyntheticLadder.rungs(
            SyntheticLadder.with(BEFORE.ladder(), "/policy", "qualityCeiling", 90),
            rung -> {
              var shots =
                  rung.shots().stream()
                      .map(s -> SyntheticLadder.choice(9, 9, 30, s.kbps() * 1.1, s.measured()))
                      .toList();
              return SyntheticLadder.pooled(SyntheticLadder.with(rung, shots));
            });
    LadderDiff diff = LadderDiff.of(BEFORE, SyntheticLadder.subject(coarser));
    assertThat(diff.reasons()).containsExactly("the policy's qualityCeiling is 90.0, before 95.0");
    assertThat(diff.bdRatePercent().get("VMAF mean")).isCloseTo(10, within(1e-6));
    assertThat(diff.rungs().get(0).why()).contains("quantizers of 8 of 8 shots changed");
    assertThat(DiffTable.of(diff)).contains("shot 1: CRF 40 -> 30", "BD-rate, VMAF mean: +10.00 %");
  }

  @Test
  void of_aLadderWithoutARung_saysWhichHasIt() {
    Ladder less = SyntheticLadder.with(BEFORE.ladder(), BEFORE.ladder().rungs().subList(0, 4));
    List<RungDiff> rungs = LadderDiff.of(BEFORE, SyntheticLadder.subject(less)).rungs();
    assertThat(rungs.get(4).b()).isEmpty();
    assertThat(rungs.get(4).why()).containsExactly("only the first ladder has it");
  }
}
