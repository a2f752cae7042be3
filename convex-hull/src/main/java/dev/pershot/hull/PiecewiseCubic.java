package dev.pershot.hull;

/**
 * Cubic Hermite segments between knots, given the derivative at each knot.
 *
 * <p>On a segment, with s the distance from its left knot: y + s (d + s (c + s b)).
 */
final class PiecewiseCubic implements Interpolant {
  private final Knots knots;
  private final double[] derivatives;

  PiecewiseCubic(Knots knots, double[] derivatives) {
    this.knots = knots;
    this.derivatives = derivatives.clone();
  }

  double at(double x) {
    knots.requireInside(x);
    if (x == knots.high()) {
      return knots.y(knots.size() - 1); // exact, which the segment's polynomial is at its left only
    }
    int i = knots.segmentOf(x);
    double s = x - knots.x(i);
    return knots.y(i) + s * (derivatives[i] + s * (quadratic(i) + s * cubic(i)));
  }

  @Override
  public double integral(double from, double to) {
    knots.requireInside(from);
    knots.requireInside(to);
    if (to < from) {
      return -integral(to, from);
    }
    int first = knots.segmentOf(from);
    int last = knots.segmentOf(to);
    double whole = 0;
    for (int i = first; i < last; i++) {
      whole += integralFromLeft(i, knots.width(i));
    }
    return whole
        + integralFromLeft(last, to - knots.x(last))
        - integralFromLeft(first, from - knots.x(first));
  }

  private double integralFromLeft(int i, double s) {
    return s
        * (knots.y(i) + s * (derivatives[i] / 2 + s * (quadratic(i) / 3 + s * (cubic(i) / 4))));
  }

  private double quadratic(int i) {
    return (3 * knots.secant(i) - 2 * derivatives[i] - derivatives[i + 1]) / knots.width(i);
  }

  private double cubic(int i) {
    double width = knots.width(i);
    return (derivatives[i] + derivatives[i + 1] - 2 * knots.secant(i)) / (width * width);
  }
}
