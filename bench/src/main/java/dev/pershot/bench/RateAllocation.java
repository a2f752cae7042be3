package dev.pershot.bench;

import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.TitlePoint;
import dev.pershot.hull.UpperHull;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.TitleCurve;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a title's points come to at a rate: constant slope over its shots, one resolution for all of
 * them as rungs have, and nothing else that a policy asks of rungs. Immutable.
 */
final class RateAllocation {
  private static final Comparator<PlannedRung> WORST_FIRST =
      Comparator.comparingDouble(PlannedRung::quality)
          .thenComparing(Comparator.comparingDouble(PlannedRung::kbps).reversed());

  private final List<TitleCurve> curves;

  private RateAllocation(List<TitleCurve> curves) {
    this.curves = List.copyOf(curves);
  }

  /**
   * Prepares all resolutions.
   *
   * @param points for each shot all its points; all shots have the same resolutions
   */
  static RateAllocation over(ShotList shots, List<List<ShotPoint>> points) {
    return new RateAllocation(
        points.get(0).stream()
            .map(ShotPoint::resolution)
            .distinct()
            .flatMap(size -> TitleCurve.of(shots, size, points, Double.NEGATIVE_INFINITY).stream())
            .toList());
  }

  /** The best that so many kbit/s buy, or nothing where even the cheapest takes more. */
  Optional<PlannedRung> at(double kbps) {
    return curves.stream()
        .filter(curve -> curve.allocation().cheapest().rateKbps() <= kbps)
        .map(curve -> curve.at(kbps))
        .max(WORST_FIRST);
  }

  /** The hull of what can be had at all, cheapest first. */
  List<OperatingPoint> front() {
    List<OperatingPoint> all = new ArrayList<>();
    for (TitleCurve curve : curves) {
      for (TitlePoint point : curve.allocation().curve()) {
        all.add(new OperatingPoint(point.rateKbps(), point.quality(), all.size()));
      }
    }
    return UpperHull.of(all).points();
  }
}
