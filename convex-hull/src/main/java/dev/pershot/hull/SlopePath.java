package dev.pershot.hull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Every hull segment of every shot, steepest first, and the title's rate and quality after each
 * step. After {@code n} steps each shot stands on the hull point whose index is the number of its
 * own steps among them, because a shot's own segments come in the order of its hull.
 */
final class SlopePath {
  private final List<Step> steps;
  private final double[] ratesKbps;
  private final double[] qualities;

  private record Step(double slope, int shot, int segment) {}

  private SlopePath(List<Step> steps, double[] ratesKbps, double[] qualities) {
    this.steps = steps;
    this.ratesKbps = ratesKbps;
    this.qualities = qualities;
  }

  static SlopePath over(List<ShotHull> shots) {
    List<Step> steps = steepestFirst(shots);
    return new SlopePath(
        steps,
        means(shots, steps, OperatingPoint::rateKbps),
        means(shots, steps, OperatingPoint::quality));
  }

  int length() {
    return steps.size();
  }

  /** The slope of the last of {@code taken} steps; before the first, steeper than any. */
  double slope(int taken) {
    return taken == 0 ? Double.POSITIVE_INFINITY : steps.get(taken - 1).slope();
  }

  double rateKbps(int taken) {
    return ratesKbps[taken];
  }

  double quality(int taken) {
    return qualities[taken];
  }

  /**
   * The index on its hull at which each of {@code shots} shots stands after {@code taken} steps.
   */
  int[] choice(int taken, int shots) {
    int[] choice = new int[shots];
    for (Step step : steps.subList(0, taken)) {
      choice[step.shot()]++;
    }
    return choice;
  }

  /** The most steps for which {@code holds} is true; it is at 0 steps, and once false stays so. */
  int mostSteps(IntPredicate holds) {
    int most = 0;
    int tooMany = length() + 1;
    while (tooMany - most > 1) {
      int middle = (most + tooMany) >>> 1;
      if (holds.test(middle)) {
        most = middle;
      } else {
        tooMany = middle;
      }
    }
    return most;
  }

  private static List<Step> steepestFirst(List<ShotHull> shots) {
    List<Step> steps = new ArrayList<>();
    for (int shot = 0; shot < shots.size(); shot++) {
      UpperHull hull = shots.get(shot).hull();
      for (int segment = 0; segment < hull.points().size() - 1; segment++) {
        steps.add(new Step(hull.slope(segment), shot, segment));
      }
    }
    // The sort is stable, so equal slopes stay in the order of shots, then of segments.
    steps.sort((one, other) -> Double.compare(other.slope(), one.slope()));
    return steps;
  }

  private interface Coordinate {
    double of(OperatingPoint point);
  }

  private static double[] means(List<ShotHull> shots, List<Step> steps, Coordinate coordinate) {
    CompensatedSum total = new CompensatedSum();
    CompensatedSum weights = new CompensatedSum();
    for (ShotHull shot : shots) {
      total.add(shot.weight() * coordinate.of(shot.hull().points().get(0)));
      weights.add(shot.weight());
    }
    double[] means = new double[steps.size() + 1];
    means[0] = total.value() / weights.value();
    for (int taken = 1; taken < means.length; taken++) {
      Step step = steps.get(taken - 1);
      ShotHull shot = shots.get(step.shot());
      List<OperatingPoint> points = shot.hull().points();
      // Not the weighted difference: the very product once added is taken away, and leaves nothing.
      total.add(shot.weight() * coordinate.of(points.get(step.segment() + 1)));
      total.add(-shot.weight() * coordinate.of(points.get(step.segment())));
      // Each step rises; searching relies on it even where a step is smaller than rounding.
      means[taken] = Math.max(means[taken - 1], total.value() / weights.value());
    }
    return means;
  }
}
