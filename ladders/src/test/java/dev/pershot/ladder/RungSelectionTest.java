package dev.pershot.ladder;

import static dev.pershot.ladder.SyntheticTitle.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.TitlePoint;
import dev.pershot.hull.UpperHull;
import dev.pershot.ladder.SyntheticTitle.Content;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RungSelectionTest {
  private static final Resolution HD = SyntheticTitle.HD;
  private static final Resolution SD = new Resolution(960, 540);
  private static final double ROUNDING = 1e-6;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}",
        "{\"rungSpacing\":1.2}",
        "{\"rungSpacing\":3}",
        "{\"qualityCeiling\":80}",
        "{\"qualityCeiling\":110}",
        "{\"maxBitrateKbps\":1200}",
        "{\"minBitrateKbps\":900}",
        "{\"shotQualityFloor\":60}",
        "{\"peakToAverage\":1.5}",
        "{\"peakToAverage\":100}",
        "{\"resolutions\":[1080]}",
        "{\"quantizers\":{\"min\":20,\"max\":44,\"step\":1},\"segmentSeconds\":4}",
        "{\"quantizers\":{\"min\":20,\"max\":51,\"step\":10}}",
        "{\"quantizers\":{\"min\":30,\"max\":30}}",
      })
  void select_underAnyPolicy_keepsEachOfItsBounds(String policy) {
    int ladders = 0;
    for (int shots : new int[] {1, 2, 3, 8, 30, 120}) {
      for (int seed = 0; seed < 5; seed++) {
        SyntheticTitle title = SyntheticTitle.random(seed, shots, 0.5, policy(policy));
        try {
          List<PlannedRung> rungs = title.selection().select();
          rise(rungs);
          keepTheBounds(title, rungs);
          rungs.forEach(rung -> isMadeOfItsShots(title, rung));
          ladders++;
        } catch (PershotException e) {
          assertThat(e.code()).isEqualTo(ErrorCode.POLICY_IMPOSSIBLE);
        }
      }
    }
    assertThat(ladders).as("of 30").isGreaterThan(15);
  }

  private static void rise(List<PlannedRung> rungs) {
    assertThat(rungs).isNotEmpty();
    for (int i = 1; i < rungs.size(); i++) {
      assertThat(rungs.get(i).kbps()).isGreaterThan(rungs.get(i - 1).kbps());
      assertThat(rungs.get(i).quality()).isGreaterThan(rungs.get(i - 1).quality());
      assertThat(rungs.get(i).resolution()).isGreaterThanOrEqualTo(rungs.get(i - 1).resolution());
    }
  }

  private static void keepTheBounds(SyntheticTitle title, List<PlannedRung> rungs) {
    Policy policy = title.policy();
    for (int i = 0; i < rungs.size(); i++) {
      assertThat(rungs.get(i).kbps()).isBetween(policy.minBitrateKbps(), policy.maxBitrateKbps());
      if (i > 0) {
        assertThat(rungs.get(i - 1).kbps() * policy.rungSpacing())
            .isLessThanOrEqualTo(rungs.get(i).kbps() + ROUNDING);
      }
    }
    if (rungs.get(rungs.size() - 1).quality() > policy.qualityCeiling()) {
      assertThat(rungs).hasSize(1);
      assertThat(rungs.get(0).kbps()).isCloseTo(cheapest(title), within(ROUNDING));
    }
  }

  private static void isMadeOfItsShots(SyntheticTitle title, PlannedRung rung) {
    List<ShotPoint> choice = choice(title, rung);
    double kbps = 0;
    double quality = 0;
    for (int shot = 0; shot < choice.size(); shot++) {
      double share = (double) title.shots().shots().get(shot).length() / title.shots().frames();
      assertThat(choice.get(shot).quality())
          .isGreaterThanOrEqualTo(title.policy().shotQualityFloor());
      kbps += share * choice.get(shot).kbps();
      quality += share * choice.get(shot).quality();
    }
    assertThat(rung.kbps()).isCloseTo(kbps, within(ROUNDING));
    assertThat(rung.quality()).isCloseTo(quality, within(ROUNDING));
    assertThat(peak(title).above(title.policy().peakToAverage() * rung.kbps(), choice)).isEmpty();
  }

  private static PeakRate peak(SyntheticTitle title) {
    return new PeakRate(title.shots(), title.plan(), title.rate(), title.policy());
  }

  private static List<ShotPoint> choice(SyntheticTitle title, PlannedRung rung) {
    List<ShotPoint> choice = new ArrayList<>();
    for (int shot = 0; shot < title.points().size(); shot++) {
      double quantizer = rung.quantizers().get(shot);
      choice.add(
          title.points().get(shot).stream()
              .filter(p -> p.resolution().equals(rung.resolution()))
              .filter(p -> p.quantizer() == quantizer)
              .findFirst()
              .orElseThrow());
    }
    return choice;
  }

  /** The rate of the title with each shot at its cheapest, at the size where that is least. */
  private static double cheapest(SyntheticTitle title) {
    return title.sizes().stream().mapToDouble(size -> cheapest(title, size)).min().orElseThrow();
  }

  private static double cheapest(SyntheticTitle title, Resolution size) {
    double kbps = 0;
    for (int shot = 0; shot < title.points().size(); shot++) {
      kbps +=
          title.shots().shots().get(shot).length()
              * title.points().get(shot).stream()
                  .filter(p -> p.resolution().equals(size))
                  .filter(p -> p.quality() >= title.policy().shotQualityFloor())
                  .mapToDouble(ShotPoint::kbps)
                  .min()
                  .orElse(Double.POSITIVE_INFINITY);
    }
    return kbps / title.shots().frames();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void select_thePointsInAnyOrder_isTheSame(long seed) {
    SyntheticTitle title = SyntheticTitle.random(seed, 20, 0.8, policy("{}"));
    List<List<ShotPoint>> shuffled = new ArrayList<>();
    for (List<ShotPoint> shot : title.points()) {
      List<ShotPoint> points = new ArrayList<>(shot);
      Collections.shuffle(points, new Random(seed));
      shuffled.add(points);
    }
    // What black frames do: coarser quantizers that change nothing.
    for (List<List<ShotPoint>> points : List.of(title.points(), shuffled)) {
      assertThat(withBlack(title, points).selection().select())
          .isEqualTo(withBlack(title, title.points()).selection().select());
    }
  }

  private static SyntheticTitle withBlack(SyntheticTitle title, List<List<ShotPoint>> points) {
    List<List<ShotPoint>> all = new ArrayList<>(points);
    all.set(
        3,
        points.get(3).stream()
            .map(p -> new ShotPoint(p.encode(), 9, 97, p.gopBytes(), false))
            .toList());
    return new SyntheticTitle(
        title.policy(), title.rate(), title.shots(), title.plan(), title.sizes(), all);
  }

  /** One shot, one segment: nothing to share, no peaks; the ladder is a walk over its points. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void select_forOneShot_leavesOutNoHullPointThatFits(long seed) {
    Policy policy = policy("{\"quantizers\":{\"min\":20,\"max\":44,\"step\":3}}");
    Random random = new Random(seed);
    SyntheticTitle title =
        SyntheticTitle.of(
            policy,
            List.of(new Content(140, 20_000 * random.nextDouble(), 12 * random.nextDouble())));
    List<PlannedRung> rungs = title.selection().select();
    List<ShotPoint> points = hullPoints(title);

    for (int i = rungs.size() - 1; i >= 0; i--) {
      double target = rungs.get(i).kbps() / policy.rungSpacing();
      Resolution largest = rungs.get(i).resolution();
      double next = i > 0 ? rungs.get(i - 1).quality() : 0;
      assertThat(points)
          .filteredOn(p -> p.kbps() <= target && p.kbps() >= policy.minBitrateKbps())
          .filteredOn(p -> p.resolution().compareTo(largest) <= 0)
          .allSatisfy(p -> assertThat(p.quality()).isLessThanOrEqualTo(next + ROUNDING));
    }
    assertThat(points)
        .filteredOn(p -> p.quality() <= 95 && p.quality() > rungs.get(rungs.size() - 1).quality())
        .allSatisfy(
            p ->
                assertThat(p.quality())
                    .isLessThanOrEqualTo(rungs.get(rungs.size() - 1).quality() + 0.5));
  }

  /** The points of the title's one shot that lie on the hull of their own size. */
  private static List<ShotPoint> hullPoints(SyntheticTitle title) {
    List<ShotPoint> points = title.points().get(0);
    List<ShotPoint> onHull = new ArrayList<>();
    for (Resolution size : title.sizes()) {
      List<OperatingPoint> own = new ArrayList<>();
      for (int i = 0; i < points.size(); i++) {
        if (points.get(i).resolution().equals(size)) {
          own.add(new OperatingPoint(points.get(i).kbps(), points.get(i).quality(), i));
        }
      }
      UpperHull.of(own).points().forEach(p -> onHull.add(points.get(p.trial())));
    }
    return onHull;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void select_withoutPeaks_reachesDownAsFarAsThereIsSomething(long seed) {
    Policy policy = policy("{\"peakToAverage\":1000}");
    SyntheticTitle title = SyntheticTitle.random(seed, 60, 0.8, policy);
    PlannedRung lowest = title.selection().select().get(0);

    double target = lowest.kbps() / policy.rungSpacing();
    assertThat(target)
        .isLessThan(
            Math.max(
                policy.minBitrateKbps(),
                title.sizes().stream()
                    .filter(size -> size.compareTo(lowest.resolution()) <= 0)
                    .mapToDouble(size -> cheapest(title, size))
                    .min()
                    .orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void select_withManyShots_findsRungsNearTheirTargets(long seed) {
    Policy policy = policy("{\"peakToAverage\":1000}");
    List<PlannedRung> rungs = SyntheticTitle.random(seed, 100, 0.8, policy).selection().select();

    assertThat(rungs).hasSizeGreaterThan(5);
    assertThat(rungs.get(rungs.size() - 1).quality()).isGreaterThan(94.5);
    for (int i = 1; i < rungs.size(); i++) {
      assertThat(rungs.get(i).kbps() / rungs.get(i - 1).kbps()).isBetween(1.6, 1.75);
    }
  }

  @Test
  void select_forAFilm_keepsTheBounds() {
    SyntheticTitle film = SyntheticTitle.random(7, 3000, 0.5, policy("{}"));
    List<PlannedRung> rungs = film.selection().select();

    rise(rungs);
    keepTheBounds(film, rungs);
    rungs.forEach(rung -> isMadeOfItsShots(film, rung));
    assertThat(rungs).hasSizeGreaterThan(4);
  }

  /** As slides do, or a test card. */
  @Test
  void select_forATitleThatCostsNextToNothing_isOneRung() {
    SyntheticTitle slides =
        SyntheticTitle.of(
            policy("{\"minBitrateKbps\":0}"), Collections.nCopies(4, new Content(100, 20, 3)));

    List<PlannedRung> rungs = slides.selection().select();

    assertThat(rungs).hasSize(1);
    assertThat(rungs.get(0).kbps()).isLessThan(100);
  }

  @Test
  void select_withoutALowestRate_leavesOutRungsThatAreOfNoUse() {
    SyntheticTitle title =
        SyntheticTitle.of(
            policy("{\"minBitrateKbps\":0}"), Collections.nCopies(4, new Content(100, 1000, 5)));

    assertThat(title.selection().select())
        .hasSizeGreaterThan(1)
        .allSatisfy(rung -> assertThat(rung.kbps()).isGreaterThanOrEqualTo(100));
  }

  @Test
  void select_forIdenticalShots_givesThemAboutTheSame() {
    List<Content> contents = Collections.nCopies(40, new Content(100, 5000, 6));
    List<PlannedRung> rungs = SyntheticTitle.of(policy("{}"), contents).selection().select();

    rise(rungs);
    assertThat(rungs).hasSizeGreaterThan(5);
    for (PlannedRung rung : rungs) {
      double finest = Collections.min(rung.quantizers());
      assertThat(Collections.max(rung.quantizers())).isLessThanOrEqualTo(finest + 6);
    }
  }

  @Test
  void select_whereALargerSizeIsWorseThroughout_neverTakesIt() {
    List<PlannedRung> rungs =
        title(
                "{}",
                List.of(
                    point(HD, 20, 8000, 93),
                    point(HD, 26, 4000, 88),
                    point(HD, 32, 2000, 80),
                    point(SD, 20, 4000, 94),
                    point(SD, 26, 2000, 90),
                    point(SD, 32, 1000, 83)))
            .selection()
            .select();

    assertThat(rungs).extracting(PlannedRung::resolution).containsOnly(SD);
    assertThat(rungs).extracting(PlannedRung::kbps).containsExactly(1000.0, 2000.0, 4000.0);
  }

  @Test
  void select_whereALargerSizeGainsHalfAPointForTwiceTheRate_startsWithTheSmaller() {
    List<PlannedRung> rungs =
        title(
                "{}",
                List.of(
                    point(HD, 20, 8000, 94.9),
                    point(HD, 26, 4000, 93),
                    point(SD, 20, 4000, 94.5),
                    point(SD, 26, 2000, 92)))
            .selection()
            .select();

    assertThat(rungs).extracting(PlannedRung::kbps).containsExactly(2000.0, 4000.0);
    assertThat(rungs).extracting(PlannedRung::resolution).containsOnly(SD);
  }

  @Test
  void select_whereTheSmallerSizeGetsNoBetter_doesNotPayForItsLastBits() {
    List<PlannedRung> rungs =
        title(
                "{}",
                List.of(
                    point(HD, 20, 8000, 94.9),
                    point(HD, 26, 5200, 94.65),
                    point(HD, 32, 2000, 88),
                    point(SD, 20, 7000, 94.6),
                    point(SD, 26, 4200, 94.45),
                    point(SD, 32, 1500, 87)))
            .selection()
            .select();

    assertThat(rungs).extracting(PlannedRung::kbps).containsExactly(1500.0, 4200.0);
  }

  @Test
  void select_whereTheLargerSizeIsAlwaysAboveTheCeiling_takesTheSmaller() {
    List<PlannedRung> rungs =
        title("{}", List.of(point(HD, 44, 300, 96), point(SD, 44, 250, 94))).selection().select();

    assertThat(rungs).singleElement().returns(94.0, PlannedRung::quality);
  }

  @Test
  void select_whereAllIsAboveTheCeiling_isTheCheapestAlone() {
    List<PlannedRung> rungs =
        title(
                "{\"qualityCeiling\":50}",
                List.of(point(HD, 20, 300, 96), point(SD, 38, 201, 90.5), point(SD, 44, 200, 90)))
            .selection()
            .select();

    assertThat(rungs).singleElement().returns(200.0, PlannedRung::kbps);
  }

  @Test
  void select_whereNothingIsNearTheNextTarget_goesOnToWhatIsBelow() {
    List<PlannedRung> rungs =
        title("{}", List.of(point(HD, 20, 8000, 94), point(HD, 44, 500, 60))).selection().select();

    assertThat(rungs).extracting(PlannedRung::kbps).containsExactly(500.0, 8000.0);
  }

  /** Guesses that look best are mostly too good: they have to be so with six percent more. */
  @ParameterizedTest
  @CsvSource({"true, 3900, true", "true, 4800, false", "false, 4800, true"})
  void select_whereASizeIsTold_takesItWhereItIsClearlyTheBest(
      boolean told, double kbps, boolean taken) {
    ShotPoint smaller = point(SD, 20, kbps, 90);
    List<PlannedRung> rungs =
        title(
                "{}",
                List.of(
                    point(HD, 20, 8000, 94),
                    point(HD, 26, 4000, 88),
                    told ? smaller.predicting(smaller.encode(), kbps, 90) : smaller))
            .selection()
            .select();

    assertThat(rungs).extracting(PlannedRung::resolution).containsExactly(taken ? SD : HD, HD);
  }

  /** A minute of calm and six seconds of storm, whose peak the calm must carry. */
  @Test
  void select_whereAStretchIsTooRich_takesItsBitsAndGivesThemToTheRest() {
    List<Content> contents = new ArrayList<>(Collections.nCopies(10, new Content(150, 2000, 5)));
    contents.set(4, new Content(150, 20_000, 5));
    SyntheticTitle free = SyntheticTitle.of(policy("{\"peakToAverage\":1000}"), contents);
    SyntheticTitle title = SyntheticTitle.of(policy("{}"), contents);
    List<PlannedRung> rungs = title.selection().select();

    rise(rungs);
    rungs.forEach(rung -> isMadeOfItsShots(title, rung));
    PlannedRung top = rungs.get(rungs.size() - 1);
    PlannedRung freeTop = last(free.selection().select());
    assertThat(peak(title).above(2 * freeTop.kbps(), choice(free, freeTop))).isNotEmpty();
    assertThat(top.quantizers().get(4)).isGreaterThan(freeTop.quantizers().get(4));
    assertThat(top.quality()).isGreaterThan(freeTop.quality() - 2);
  }

  private static PlannedRung last(List<PlannedRung> rungs) {
    return rungs.get(rungs.size() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"shotQualityFloor\":94.9}|shotQualityFloor 94.9 is above what some shot reaches at any"
            + " resolution; lower it or quantizers.min",
        "{\"minBitrateKbps\":1,\"maxBitrateKbps\":99.5}|maxBitrateKbps 99.5 is below the cheapest"
            + " rung of this title, which takes 100 kbit/s; raise it or quantizers.max",
        "{\"minBitrateKbps\":3000,\"qualityCeiling\":90}|minBitrateKbps 3000.0 is above the"
            + " richest rung that qualityCeiling 90.0 allows, which takes 1000 kbit/s; lower"
            + " minBitrateKbps or raise qualityCeiling",
      })
  void select_underAnImpossiblePolicy_namesTheBound(String policy, String fault) {
    RungSelection selection =
        title(
                policy,
                List.of(point(HD, 20, 4000, 94), point(HD, 32, 1000, 84), point(HD, 44, 100, 60)))
            .selection();
    impossible(selection, fault);
  }

  @Test
  void select_whereThePeakCannotBeCarried_namesIt() {
    List<Content> contents = new ArrayList<>(Collections.nCopies(10, new Content(150, 100, 5)));
    contents.set(4, new Content(150, 60_000, 5));
    impossible(
        SyntheticTitle.of(policy("{}"), contents).selection(),
        "peakToAverage 2.0 is less than this title needs, whose bits lie in few places; raise it"
            + " or quantizers.max");
  }

  private static void impossible(RungSelection selection, String fault) {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(selection::select)
        .withMessage("the policy cannot be met: " + fault)
        .returns(ErrorCode.POLICY_IMPOSSIBLE, PershotException::code);
  }

  @Test
  void titleCurves_areLargestFirstAndWithoutTheFloor() {
    SyntheticTitle title = SyntheticTitle.random(1, 5, 0.5, policy("{\"shotQualityFloor\":90}"));
    SyntheticTitle open = SyntheticTitle.random(1, 5, 0.5, policy("{}"));

    assertThat(title.selection().titleCurves().keySet()).containsExactlyElementsOf(title.sizes());
    assertThat(title.selection().titleCurves()).isEqualTo(open.selection().titleCurves());
    assertThat(title.selection().titleCurves().get(HD))
        .isSortedAccordingTo(Comparator.comparingDouble(TitlePoint::rateKbps));
  }

  /** One shot of four seconds with exactly these points. */
  private static SyntheticTitle title(String policy, List<ShotPoint> points) {
    SyntheticTitle frame = SyntheticTitle.of(policy(policy), List.of(new Content(100, 1000, 5)));
    return new SyntheticTitle(
        frame.policy(), frame.rate(), frame.shots(), frame.plan(), frame.sizes(), List.of(points));
  }

  private static ShotPoint point(Resolution size, double quantizer, double kbps, double quality) {
    long half = Math.round(kbps * 250);
    return new ShotPoint(
        new Encode(size, quantizer, "medium"), kbps, quality, List.of(half, half), false);
  }

  private static SyntheticTitle fine(long seed) {
    return SyntheticTitle.random(
        seed, 6, 0.5, policy("{\"quantizers\":{\"min\":20,\"max\":44,\"step\":0.5}}"));
  }

  /** One step of the quantizer beside the best ones, at the first shot. */
  private static List<PlannedRung> nudged(List<PlannedRung> rungs) {
    return rungs.stream()
        .map(
            rung -> {
              List<Double> quantizers = new ArrayList<>(rung.quantizers());
              quantizers.set(0, Math.min(44, quantizers.get(0) + 0.5));
              return new PlannedRung(rung.resolution(), quantizers, 1, 1);
            })
        .toList();
  }

  /** What a rung gives is known where it was tried: the same is taken again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void select_withRungsThatWereTried_takesThemThoughOthersAreHardlyBetter(long seed) {
    SyntheticTitle title = fine(seed);
    List<PlannedRung> tried = nudged(title.selection().select());

    List<PlannedRung> rungs = title.selection(tried).select();

    assertThat(rungs).hasSameSizeAs(tried);
    assertThat(rungs).allMatch(rung -> tried.stream().anyMatch(rung::isSameChoiceAs));
    rise(rungs);
    rungs.forEach(rung -> isMadeOfItsShots(title, rung));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void select_withRungsThatLookWorse_takesNoneOfThem(long seed) {
    SyntheticTitle title = fine(seed);
    List<PlannedRung> tried = new ArrayList<>();
    for (double quantizer = 20; quantizer <= 44; quantizer += 0.5) {
      tried.add(new PlannedRung(SD, List.of(quantizer, 44.0, 20.0, 44.0, 20.0, 44.0), 1, 1));
    }

    assertThat(title.selection(tried).select()).isEqualTo(title.selection().select());
  }
}
