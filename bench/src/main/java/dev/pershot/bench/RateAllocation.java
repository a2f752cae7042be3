package dev.pershot.bench;

import dev.pershot.hull.Allocation;
import dev.pershot.hull.ConstantSlopeAllocation;
import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.ShotHull;
import dev.pershot.hull.TitlePoint;
import dev.pershot.hull.UpperHull;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a title's points come to at a rate: constant slope over its shots, one resolution for all of
 * them as rungs have, and nothing else that a policy asks of rungs. Immutable.
 */
final class RateAllocation {
  private static final Comparator<PlannedRung> WORST_FIRST =
      Comparator.comparingDouble(PlannedRung::quality)
          .thenComparing(Comparator.comparingDouble(PlannedRung::kbps).reversed());

  private final List<Curve> curves;

  private RateAllocation(List<Curve> curves) {
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
            .map(resolution -> Curve.of(resolution, shots, points))
            .toList());
  }

  /** The best that so many kbit/s buy, or nothing where even the cheapest takes more. */
  Optional<PlannedRung> at(double kbps) {
    return curves.stream()
        .filter(curve -> curve.allocation.cheapest().rateKbps() <= kbps)
        .map(curve -> curve.rung(kbps))
        .max(WORST_FIRST);
  }

  /** The hull of what can be had at all, cheapest first. */
  List<OperatingPoint> front() {
    List<OperatingPoint> all = new ArrayList<>();
    for (Curve curve : curves) {
      for (TitlePoint point : curve.allocation.curve()) {
        all.add(new OperatingPoint(point.rateKbps(), point.quality(), all.size()));
      }
    }
    return UpperHull.of(all).points();
  }

  /** The title at one resolution. */
  private record Curve(
      Resolution resolution, List<List<ShotPoint>> points, ConstantSlopeAllocation allocation) {
    static Curve of(Resolution resolution, ShotList shots, List<List<ShotPoint>> points) {
      List<List<ShotPoint>> own =
          points.stream().map(shot -> finestFirst(shot.stream(), resolution)).toList();
      List<ShotHull> hulls = new ArrayList<>();
      for (int shot = 0; shot < own.size(); shot++) {
        hulls.add(new ShotHull(shots.shots().get(shot).length(), hull(own.get(shot))));
      }
      return new Curve(resolution, own, ConstantSlopeAllocation.over(hulls));
    }

    private static List<ShotPoint> finestFirst(Stream<ShotPoint> shot, Resolution resolution) {
      return shot.filter(point -> point.resolution().equals(resolution))
          .sorted(Comparator.comparingDouble(ShotPoint::quantizer))
          .toList();
    }

    private static UpperHull hull(List<ShotPoint> points) {
      List<OperatingPoint> operating = new ArrayList<>();
      for (ShotPoint point : points) {
        operating.add(new OperatingPoint(point.kbps(), point.quality(), operating.size()));
      }
      return UpperHull.of(operating);
    }

    PlannedRung rung(double kbps) {
      Allocation choice = allocation.atRate(kbps);
      List<Double> quantizers = new ArrayList<>();
      for (int shot = 0; shot < points.size(); shot++) {
        int chosen = choice.points().get(shot).trial();
        quantizers.add(points.get(shot).get(chosen).quantizer());
      }
      return new PlannedRung(resolution, quantizers, choice.rateKbps(), choice.quality());
    }
  }
}
