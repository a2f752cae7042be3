package dev.pershot.hull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The upper convex hull of operating points in (rate, quality): the only points a constant slope
 * can pick.
 *
 * <p>Rate and quality rise strictly from point to point and slopes never rise. Of points with the
 * same quality the lower rate stays, of identical ones the lower trial, whatever order they came
 * in. A point on the straight line between its neighbours stays too: it costs nothing and gives an
 * allocation finer steps towards its target.
 */
public final class UpperHull {
  private static final Comparator<OperatingPoint> CHEAPEST_THEN_BEST =
      Comparator.comparingDouble(OperatingPoint::rateKbps)
          .thenComparing(Comparator.comparingDouble(OperatingPoint::quality).reversed())
          .thenComparingInt(OperatingPoint::trial);

  private final List<OperatingPoint> points;

  private UpperHull(List<OperatingPoint> points) {
    this.points = List.copyOf(points);
  }

  /**
   * Andrew's monotone chain (Andrew 1979), upper half, over the points nothing dominates.
   *
   * @throws HullException {@code NOTHING_GIVEN} when there are no points
   */
  public static UpperHull of(Collection<OperatingPoint> points) {
    if (points.isEmpty()) {
      throw new HullException(
          HullException.Code.NOTHING_GIVEN,
          "A hull needs at least 1 operating point, but got 0. Run a trial of the shot first.");
    }
    List<OperatingPoint> hull = new ArrayList<>();
    for (OperatingPoint next : undominated(points)) {
      // Slopes are compared as they are computed everywhere else, not as a cross product: rounding
      // can then never let an allocation take a shot's segments out of order.
      while (hull.size() >= 2 && liesBelow(hull, next)) {
        hull.remove(hull.size() - 1);
      }
      hull.add(next);
    }
    return new UpperHull(hull);
  }

  /** The hull's points, cheapest first. */
  public List<OperatingPoint> points() {
    return points;
  }

  /** Quality per kbit/s between the points {@code segment} and {@code segment + 1}. */
  public double slope(int segment) {
    return slope(points.get(segment), points.get(segment + 1));
  }

  /**
   * The point with the greatest {@code quality - slope * rateKbps}; the richest of equals.
   *
   * @param slope quality per kbit/s, 0 or more; 0 gives the richest point, infinity the cheapest
   */
  public OperatingPoint atSlope(double slope) {
    Checked.slope(slope);
    int index = 0;
    while (index < points.size() - 1 && slope(index) >= slope) {
      index++;
    }
    return points.get(index);
  }

  private static List<OperatingPoint> undominated(Collection<OperatingPoint> points) {
    List<OperatingPoint> sorted = new ArrayList<>(points);
    sorted.sort(CHEAPEST_THEN_BEST);
    List<OperatingPoint> rising = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (OperatingPoint point : sorted) {
      if (point.quality() > best) {
        rising.add(point);
        best = point.quality();
      }
    }
    return rising;
  }

  /** Whether the last point lies below the line from the one before it to {@code next}. */
  private static boolean liesBelow(List<OperatingPoint> hull, OperatingPoint next) {
    OperatingPoint last = hull.get(hull.size() - 1);
    return slope(hull.get(hull.size() - 2), last) < slope(last, next);
  }

  private static double slope(OperatingPoint from, OperatingPoint to) {
    return (to.quality() - from.quality()) / (to.rateKbps() - from.rateKbps());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UpperHull hull && points.equals(hull.points);
  }

  @Override
  public int hashCode() {
    return points.hashCode();
  }

  @Override
  public String toString() {
    return "UpperHull" + points;
  }
}
