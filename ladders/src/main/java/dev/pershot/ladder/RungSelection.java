package dev.pershot.ladder;

import dev.pershot.hull.Allocation;
import dev.pershot.hull.TitlePoint;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses the rungs of a title under a policy. Each rung has one resolution and a quantizer for
 * each shot, by constant slope over all shots. From the richest rung that the ceiling allows it
 * walks down by the spacing, and at each rate takes the resolution that looks best there, never a
 * larger one than the rung above.
 */
public final class RungSelection {
  private final Policy policy;
  private final Map<Resolution, TitleCurve> curves = new TreeMap<>(Collections.reverseOrder());

  /**
   * Prepares a selection.
   *
   * @param points for each shot, all its points
   * @throws PershotException {@link ErrorCode#POLICY_IMPOSSIBLE} where no resolution can give every
   *     shot the policy's floor
   */
  public RungSelection(
      Policy policy,
      ShotList shots,
      SegmentPlan plan,
      FrameRate rate,
      List<List<ShotPoint>> points) {
    this.policy = policy;
    PeakRate peak = new PeakRate(shots, plan, rate, policy);
    points.get(0).stream()
        .map(ShotPoint::resolution)
        .distinct()
        .forEach(
            resolution ->
                TitleCurve.of(policy, shots, peak, resolution, points)
                    .ifPresent(curve -> curves.put(resolution, curve)));
    if (curves.isEmpty()) {
      throw impossible(
          "shotQualityFloor "
              + policy.shotQualityFloor()
              + " is above what some shot reaches at any resolution; lower it or quantizers.min");
    }
  }

  /**
   * Selects the rungs, lowest first.
   *
   * @throws PershotException {@link ErrorCode#POLICY_IMPOSSIBLE} naming the bound
   */
  public List<PlannedRung> select() {
    List<PlannedRung> rungs = new ArrayList<>();
    Optional<PlannedRung> next = Optional.of(top());
    while (next.isPresent()) {
      rungs.add(next.get());
      next = below(next.get());
    }
    Collections.reverse(rungs);
    return rungs;
  }

  private PlannedRung top() {
    Optional<PlannedRung> best = Optional.empty();
    for (TitleCurve curve : curves.values()) {
      Optional<PlannedRung> candidate = curve.underCeiling();
      if (candidate.isPresent() && best.map(b -> isBetter(candidate.get(), b)).orElse(true)) {
        best = candidate;
      }
    }
    PlannedRung top =
        best.orElseThrow(
            () ->
                impossible(
                    "maxBitrateKbps "
                        + policy.maxBitrateKbps()
                        + " with peakToAverage "
                        + policy.peakToAverage()
                        + " is below the cheapest ladder of this title; raise it or quantizers.max"));
    if (top.kbps() < policy.minBitrateKbps()) {
      throw impossible(
          "minBitrateKbps "
              + policy.minBitrateKbps()
              + " is above the richest rung that qualityCeiling "
              + policy.qualityCeiling()
              + " allows, which takes "
              + Math.round(top.kbps())
              + " kbit/s; lower minBitrateKbps or raise qualityCeiling");
    }
    return top;
  }

  /** Better is nearer to the ceiling; within half a point, which nobody sees, cheaper. */
  private static boolean isBetter(PlannedRung a, PlannedRung b) {
    return Math.abs(a.quality() - b.quality()) > 0.5
        ? a.quality() > b.quality()
        : a.kbps() < b.kbps();
  }

  private Optional<PlannedRung> below(PlannedRung above) {
    double target = above.kbps() / policy.rungSpacing();
    if (target < policy.minBitrateKbps()) {
      return Optional.empty();
    }
    return curves.values().stream()
        .filter(curve -> curve.resolution().compareTo(above.resolution()) <= 0)
        .flatMap(curve -> curve.atRate(target).stream())
        .filter(rung -> rung.quality() < above.quality())
        .filter(rung -> rung.kbps() >= policy.minBitrateKbps())
        .max(
            (a, b) ->
                a.quality() != b.quality()
                    ? Double.compare(a.quality(), b.quality())
                    : Double.compare(b.kbps(), a.kbps()));
  }

  /** The title's rate-quality curve at each resolution, largest first, for the report. */
  public Map<Resolution, List<TitlePoint>> titleCurves() {
    Map<Resolution, List<TitlePoint>> all = new TreeMap<>(Collections.reverseOrder());
    curves.forEach((resolution, curve) -> all.put(resolution, curve.points()));
    return all;
  }

  private static PershotException impossible(String why) {
    return new PershotException(ErrorCode.POLICY_IMPOSSIBLE, "the policy cannot be met: " + why);
  }

  /** For tests and callers that compare allocations. */
  Allocation allocation(Resolution resolution, double kbps) {
    return java.util.Objects.requireNonNull(curves.get(resolution)).allocation().atRate(kbps);
  }
}
