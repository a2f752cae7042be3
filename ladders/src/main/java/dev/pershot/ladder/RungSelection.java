package dev.pershot.ladder;

import dev.pershot.hull.TitlePoint;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the rungs of a title under a policy. Each rung has one resolution and a quantizer for
 * each shot, by constant slope over all shots. The top is the best that the policy allows; from
 * there on down, by the spacing at least, each is the one that looks best at its rate, never larger
 * than the rung above.
 */
public final class RungSelection {
  /** VMAF points. For so little a larger resolution is not worth its bits. */
  private static final double UNSEEN = 0.5;

  /** Predicted rates are within 3 %. */
  private static final double CERTAIN = 0.97;

  /** A rung that was tried is taken where its rate is so near to the best one's. */
  private static final double NEAR = 0.08;

  /**
   * A rung below the top whose size few shots were tried at has to be the best with so much more
   * rate: what looks best of guesses is guessed too well more often than not, and it takes trials.
   */
  private static final double GUESSED = 1.06;

  /** No network of today needs less. */
  private static final double USUAL_LEAST_KBPS = 100;

  private static final Comparator<PlannedRung> CHEAPEST_FIRST =
      Comparator.comparingDouble(PlannedRung::kbps)
          .thenComparing(Comparator.comparingDouble(PlannedRung::quality).reversed())
          .thenComparing(PlannedRung::resolution);

  private static final Comparator<PlannedRung> BEST_FIRST =
      Comparator.comparingDouble(PlannedRung::quality).reversed().thenComparing(CHEAPEST_FIRST);

  private final Policy policy;
  private final ShotList shots;
  private final List<List<ShotPoint>> points;
  private final PeakRate peak;
  private final List<PlannedRung> tried;
  private final Set<Resolution> guessed;

  /**
   * Prepares a selection.
   *
   * @param points for each shot, all its points
   * @param tried rungs whose encodes were tried, which are preferred where others are hardly
   *     better: what they give is known
   */
  public RungSelection(
      Policy policy,
      ShotList shots,
      SegmentPlan plan,
      FrameRate rate,
      List<List<ShotPoint>> points,
      List<PlannedRung> tried) {
    this.policy = policy;
    this.shots = shots;
    this.points = points.stream().map(List::copyOf).toList();
    this.peak = new PeakRate(shots, plan, rate, policy);
    this.tried = tried.stream().distinct().flatMap(rung -> told(rung).stream()).toList();
    this.guessed = resolutions().filter(this::isGuess).collect(Collectors.toSet());
  }

  /** Each once. */
  private Stream<Resolution> resolutions() {
    return points.get(0).stream().map(ShotPoint::resolution).distinct();
  }

  /** Whether most shots have no trial of a size. */
  private boolean isGuess(Resolution size) {
    long shotsTried =
        points.stream()
            .filter(
                shot ->
                    shot.stream().anyMatch(p -> p.resolution().equals(size) && !p.interpolated()))
            .count();
    return 2 * shotsTried < points.size();
  }

  /**
   * Selects the rungs, lowest first. They rise strictly in rate and in quality.
   *
   * @throws PershotException {@link ErrorCode#POLICY_IMPOSSIBLE} naming the bound
   */
  public List<PlannedRung> select() {
    List<PlannedRung> allowed = richEnough(underCeiling(possible()));
    List<PlannedRung> rungs = new ArrayList<>();
    Optional<PlannedRung> next = Optional.of(top(allowed));
    while (next.isPresent()) {
      rungs.add(next.get());
      next = below(next.get(), allowed);
    }
    Collections.reverse(rungs);
    return rungs;
  }

  /**
   * The best rung of a resolution that takes no more than a rate; the cheapest one where all take
   * more.
   *
   * @throws PershotException {@link ErrorCode#POLICY_IMPOSSIBLE} where the policy allows none
   */
  public PlannedRung at(Resolution resolution, double kbps) {
    List<PlannedRung> sized =
        possible().stream().filter(rung -> rung.resolution().equals(resolution)).toList();
    if (sized.isEmpty()) {
      throw impossible("no rung of " + resolution + " keeps to its bounds; ask for another size");
    }
    return sized.stream()
        .filter(rung -> rung.kbps() <= kbps)
        .min(BEST_FIRST)
        .orElse(Collections.min(sized, CHEAPEST_FIRST));
  }

  /** A rung that was tried, by what the points tell now; nothing where it breaks a bound. */
  private Optional<PlannedRung> told(PlannedRung rung) {
    List<ShotPoint> chosen =
        IntStream.range(0, points.size()).mapToObj(shot -> point(rung, shot)).toList();
    double bits = 0;
    double quality = 0;
    for (int shot = 0; shot < chosen.size(); shot++) {
      int frames = shots.shots().get(shot).length();
      bits += chosen.get(shot).kbps() * frames;
      quality += chosen.get(shot).quality() * frames;
    }
    PlannedRung told =
        new PlannedRung(
            rung.resolution(), rung.quantizers(), bits / shots.frames(), quality / shots.frames());
    return isPossible(told, chosen) ? Optional.of(told) : Optional.empty();
  }

  private ShotPoint point(PlannedRung rung, int shot) {
    return points.get(shot).stream()
        .filter(point -> point.resolution().equals(rung.resolution()))
        .filter(point -> point.quantizer() == rung.quantizers().get(shot))
        .findFirst()
        .orElseThrow();
  }

  private boolean isPossible(PlannedRung rung, List<ShotPoint> chosen) {
    return rung.quality() <= policy.qualityCeiling() + UNSEEN
        && rung.kbps() >= leastKbps()
        && chosen.stream().allMatch(point -> point.quality() >= policy.shotQualityFloor())
        && peak.above(peakToAverage() * rung.kbps(), chosen).isEmpty();
  }

  private static double above(double kbps) {
    return kbps * (1 + NEAR);
  }

  /** A rung that was tried, is near the best one, and looks as good at its own rate; or that. */
  private PlannedRung orTried(
      PlannedRung best, Predicate<PlannedRung> allows, List<PlannedRung> allowed) {
    return tried.stream()
        .filter(rung -> above(rung.kbps()) >= best.kbps())
        .filter(allows)
        .filter(rung -> rung.quality() >= bestAt(rung.kbps(), allowed) - UNSEEN)
        .min(BEST_FIRST)
        .orElse(best);
  }

  private static double bestAt(double kbps, List<PlannedRung> allowed) {
    return allowed.stream()
        .filter(rung -> rung.kbps() <= kbps)
        .mapToDouble(PlannedRung::quality)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** All rungs under the highest bit rate whose shots reach the floor and whose peaks hold. */
  private List<PlannedRung> possible() {
    Map<Resolution, TitleCurve> curves = curves(policy.shotQualityFloor());
    if (curves.isEmpty()) {
      throw impossible(
          "shotQualityFloor "
              + policy.shotQualityFloor()
              + " is above what some shot reaches at any resolution; lower it or quantizers.min");
    }
    List<PlannedRung> possible =
        curves.values().stream()
            .flatMap(c -> c.rungs(policy.maxBitrateKbps(), peak, peakToAverage()).stream())
            .toList();
    double cheapest =
        curves.values().stream()
            .mapToDouble(c -> c.allocation().cheapest().rateKbps())
            .min()
            .orElseThrow();
    if (cheapest > policy.maxBitrateKbps()) {
      throw impossible(
          "maxBitrateKbps "
              + policy.maxBitrateKbps()
              + " is below the cheapest rung of this title, which takes "
              + Math.round(cheapest)
              + " kbit/s; raise it or quantizers.max");
    }
    if (possible.isEmpty()) {
      throw impossible(
          "peakToAverage "
              + policy.peakToAverage()
              + " is less than this title needs, whose bits lie in few places; raise it or"
              + " quantizers.max");
    }
    return possible;
  }

  /** Less than the policy's where bytes are told and not counted, so that it still holds then. */
  private double peakToAverage() {
    boolean told = points.stream().flatMap(List::stream).anyMatch(ShotPoint::interpolated);
    return policy.peakToAverage() * (told ? CERTAIN : 1);
  }

  /** Where even the cheapest is above the ceiling, that one. */
  private List<PlannedRung> underCeiling(List<PlannedRung> rungs) {
    List<PlannedRung> under =
        rungs.stream().filter(rung -> rung.quality() <= policy.qualityCeiling()).toList();
    return under.isEmpty() ? List.of(Collections.min(rungs, CHEAPEST_FIRST)) : under;
  }

  private List<PlannedRung> richEnough(List<PlannedRung> rungs) {
    List<PlannedRung> rich = rungs.stream().filter(rung -> rung.kbps() >= leastKbps()).toList();
    if (rich.isEmpty() && policy.minBitrateKbps() == 0) {
      // Slides or a test card: nothing is to be had below the one rung that shows it well.
      return List.of(top(rungs));
    }
    if (rich.isEmpty()) {
      throw impossible(
          "minBitrateKbps "
              + policy.minBitrateKbps()
              + " is above the richest rung that qualityCeiling "
              + policy.qualityCeiling()
              + " allows, which takes "
              + Math.round(Collections.max(rungs, CHEAPEST_FIRST).kbps())
              + " kbit/s; lower minBitrateKbps or raise qualityCeiling");
    }
    return rich;
  }

  private double leastKbps() {
    return policy.minBitrateKbps() == 0 ? USUAL_LEAST_KBPS : policy.minBitrateKbps();
  }

  /** The best rung of the resolution that comes near the best of all at the lowest rate. */
  private PlannedRung top(List<PlannedRung> rungs) {
    List<PlannedRung> front = front(rungs);
    double best = front.get(front.size() - 1).quality();
    Resolution resolution =
        front.stream()
            .filter(rung -> rung.quality() >= best - UNSEEN)
            .findFirst()
            .orElseThrow()
            .resolution();
    PlannedRung top =
        front.stream()
            .filter(rung -> rung.resolution().equals(resolution))
            .reduce((worse, better) -> better)
            .orElseThrow();
    double mostKbps = Math.min(above(top.kbps()), policy.maxBitrateKbps());
    return orTried(top, rung -> rung.kbps() <= mostKbps, rungs);
  }

  /** The rungs that are better than all cheaper ones, cheapest first. */
  private static List<PlannedRung> front(List<PlannedRung> rungs) {
    List<PlannedRung> front = new ArrayList<>();
    for (PlannedRung rung : rungs.stream().sorted(CHEAPEST_FIRST).toList()) {
      if (front.isEmpty() || rung.quality() > front.get(front.size() - 1).quality()) {
        front.add(rung);
      }
    }
    return front;
  }

  private Optional<PlannedRung> below(PlannedRung above, List<PlannedRung> rungs) {
    double mostKbps = above.kbps() / policy.rungSpacing();
    return rungs.stream()
        .filter(rung -> surelyKbps(rung) <= mostKbps)
        .filter(rung -> rung.resolution().compareTo(above.resolution()) <= 0)
        .min(BEST_FIRST)
        .map(
            best ->
                orTried(
                    best,
                    rung ->
                        rung.kbps() <= above(mostKbps)
                            && rung.kbps() < above.kbps()
                            && rung.quality() < above.quality()
                            && rung.resolution().compareTo(above.resolution()) <= 0,
                    rungs));
  }

  private double surelyKbps(PlannedRung rung) {
    return guessed.contains(rung.resolution()) ? rung.kbps() * GUESSED : rung.kbps();
  }

  /**
   * The title's rate-quality curve at each resolution, largest first, for the report. The floor is
   * left out, so that the curves compare with other ways to share the same bits.
   */
  public Map<Resolution, List<TitlePoint>> titleCurves() {
    Map<Resolution, List<TitlePoint>> all = new TreeMap<>(Collections.reverseOrder());
    curves(Double.NEGATIVE_INFINITY)
        .forEach((resolution, curve) -> all.put(resolution, curve.allocation().curve()));
    return all;
  }

  private Map<Resolution, TitleCurve> curves(double floor) {
    Map<Resolution, TitleCurve> curves = new TreeMap<>(Collections.reverseOrder());
    resolutions()
        .forEach(
            resolution ->
                TitleCurve.of(shots, resolution, points, floor)
                    .ifPresent(curve -> curves.put(resolution, curve)));
    return curves;
  }

  private static PershotException impossible(String why) {
    return new PershotException(ErrorCode.POLICY_IMPOSSIBLE, "the policy cannot be met: " + why);
  }
}
