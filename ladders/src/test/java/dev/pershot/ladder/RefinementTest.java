package dev.pershot.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefinementTest {
  private static final List<Resolution> SIZES =
      List.of(new Resolution(1280, 720), new Resolution(854, 480), new Resolution(426, 240));

  private static AnalysisPlan plan(double tolerance) {
    return new AnalysisPlan(Policy.DEFAULT.with("tolerance", tolerance), SIZES);
  }

  private static ShotList shots(int count) {
    return new ShotList(
        IntStream.range(0, count)
            .mapToObj(i -> new Shot(i * 50, (i + 1) * 50, Transition.CUT))
            .toList());
  }

  private static ShotPoint point(Encode encode, double kbps) {
    double rate = kbps * encode.resolution().height() * Math.pow(2, (32 - encode.quantizer()) / 6);
    double lack =
        Math.exp(2.5 + 0.06 * (encode.quantizer() - 32)) * 720 / encode.resolution().height();
    return new ShotPoint(encode, rate, 102 - lack, List.of(1000L), false);
  }

  /** A shot of which the plan's first trials were made, and these. */
  private static ShotPrediction shot(AnalysisPlan plan, double kbps, List<Encode> more) {
    List<ShotPoint> made = new ArrayList<>();
    plan.first().forEach(encode -> made.add(point(encode, kbps)));
    more.forEach(encode -> made.add(point(encode, kbps)));
    return new ShotPrediction(plan, made, 100);
  }

  private static PlannedRung rung(int size, double quantizer, int shots) {
    return new PlannedRung(SIZES.get(size), Collections.nCopies(shots, quantizer), 1000, 80);
  }

  private static List<MoreTrials> refine(
      double tolerance, int count, List<Encode> made, PlannedRung... rungs) {
    AnalysisPlan plan = plan(tolerance);
    List<ShotPrediction> predictions = Collections.nCopies(count, shot(plan, 1, made));
    return new Refinement(plan, shots(count), predictions, shot -> shot).of(List.of(rungs));
  }

  private static int trials(List<MoreTrials> more) {
    return more.stream().mapToInt(shot -> shot.encodes().size()).sum();
  }

  @Test
  void of_aTitleOfOneShot_triesEachRungThatWasNotTried() {
    PlannedRung tried = rung(1, 34, 1);
    List<Encode> made = List.of(new Encode(SIZES.get(0), 31, "medium"));

    List<MoreTrials> more = refine(0.6, 1, made, tried, rung(1, 28, 1), rung(0, 25, 1));

    assertThat(more)
        .containsExactly(
            new MoreTrials(
                0,
                List.of(
                    new Encode(SIZES.get(0), 25, "medium"),
                    new Encode(SIZES.get(1), 28, "medium"))));
  }

  /** Where nothing as large as the top was tried, the rungs below it wait for what it comes to. */
  @Test
  void of_aTopAboveAllTrials_triesTheTopAlone() {
    PlannedRung[] rungs = {rung(2, 36, 3), rung(1, 28, 3), rung(0, 25, 3)};

    List<MoreTrials> more = refine(0.3, 3, List.of(), rungs);

    assertThat(more).hasSize(3);
    assertThat(more)
        .allSatisfy(
            shot ->
                assertThat(shot.encodes()).containsExactly(new Encode(SIZES.get(0), 25, "medium")));
    List<Encode> made = List.of(new Encode(SIZES.get(0), 25, "medium"));
    assertThat(refine(0.3, 3, made, rungs))
        .isNotEmpty()
        .allSatisfy(shot -> assertThat(shot.encodes()).doesNotContainAnyElementsOf(made));
  }

  /** A trial of the top tells the rung just below it as well. */
  @Test
  void of_rungsBesideEachOther_triesOneOfThem() {
    List<Encode> made = List.of(new Encode(SIZES.get(0), 40, "medium"));

    List<MoreTrials> more = refine(1.2, 1, made, rung(0, 25.5, 1), rung(0, 25, 1));

    assertThat(more)
        .containsExactly(new MoreTrials(0, List.of(new Encode(SIZES.get(0), 25, "medium"))));
  }

  /** What was tried is known, and a ladder of it needs nothing more. */
  @Test
  void of_rungsThatWereTried_isNothing() {
    List<Encode> made =
        List.of(new Encode(SIZES.get(1), 28, "medium"), new Encode(SIZES.get(0), 25, "medium"));

    assertThat(refine(0.05, 3, made, rung(1, 28, 3), rung(0, 25, 3))).isEmpty();
  }

  /** Doubts average out, but not those that all shots share. */
  @Test
  void of_moreShots_triesASmallerPartOfThem() {
    double few = trials(refine(0.6, 2, List.of(), rung(1, 28, 2))) / 2.0;
    double many = trials(refine(0.6, 200, List.of(), rung(1, 28, 200))) / 200.0;

    assertThat(few).isEqualTo(1);
    assertThat(many).isBetween(0.01, 0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 20})
  void of_aSmallerTolerance_triesMore(int shots) {
    PlannedRung[] rungs = {rung(2, 36, shots), rung(1, 28, shots), rung(0, 25, shots)};

    List<Encode> made = List.of(new Encode(SIZES.get(0), 31, "medium"));
    int strict = trials(refine(0.1, shots, made, rungs));
    int usual = trials(refine(2, shots, made, rungs));

    assertThat(strict).isBetween(2 * shots, 3 * shots);
    assertThat(usual).isLessThan(strict);
    assertThat(refine(100, shots, List.of(), rungs)).isEmpty();
  }

  /** Most of a rung's bits, and so of its doubt, lie in few shots. */
  @Test
  void of_shotsOfUnlikeRates_triesTheRichestFirst() {
    AnalysisPlan plan = plan(1.2);
    List<ShotPrediction> predictions =
        new ArrayList<>(Collections.nCopies(5, shot(plan, 1, List.of())));
    predictions.set(3, shot(plan, 50, List.of()));

    List<MoreTrials> more =
        new Refinement(plan, shots(5), predictions, shot -> shot).of(List.of(rung(1, 28, 5)));

    assertThat(more).first().extracting(MoreTrials::shot).isEqualTo(3);
  }

  /** Trials of a shot tell of those that repeat it. */
  @Test
  void of_shotsThatRepeat_triesTheirSourceOnly() {
    AnalysisPlan plan = plan(0.1);
    List<ShotPrediction> predictions = Collections.nCopies(4, shot(plan, 1, List.of()));

    List<MoreTrials> more =
        new Refinement(plan, shots(4), predictions, shot -> shot % 2).of(List.of(rung(1, 28, 4)));

    assertThat(more).extracting(MoreTrials::shot).containsExactly(0, 1);
    assertThat(trials(more)).isEqualTo(2);
  }
}
