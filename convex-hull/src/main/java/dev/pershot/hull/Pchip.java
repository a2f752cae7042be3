package dev.pershot.hull;

/**
 * Shape-preserving piecewise cubic interpolation: where the points rise the curve rises, where they
 * turn the curve turns, and it never overshoots them.
 *
 * <p>Monotone in the sense of Fritsch and Carlson (1980), with the weighted harmonic mean of
 * Fritsch and Butland (1984) for the inner derivatives and the three-point end conditions of
 * Moler's pchiptx (2004), so that it agrees with SciPy's {@code PchipInterpolator}. It does not
 * extrapolate: beyond the outermost trial that was the main error when hulls were measured.
 */
public final class Pchip implements Interpolant {
  private final Knots knots;
  private final PiecewiseCubic cubic;

  Pchip(Knots knots) {
    this.knots = knots;
    this.cubic = new PiecewiseCubic(knots, derivatives(knots));
  }

  /**
   * The curve through points of strictly rising x; y may do as it likes. Two points give a line.
   *
   * @throws HullException {@code TOO_FEW_POINTS}, {@code NOT_RISING} or {@code INVALID_VALUE}
   */
  public static Pchip through(double[] x, double[] y) {
    return new Pchip(new Knots(x, y));
  }

  /** The lowest x. */
  public double low() {
    return knots.low();
  }

  /** The highest x. */
  public double high() {
    return knots.high();
  }

  /**
   * The value at x, exactly y at a point.
   *
   * @throws HullException {@code EXTRAPOLATION} when x lies outside {@link #low} to {@link #high}
   */
  public double at(double x) {
    return cubic.at(x);
  }

  /**
   * The exact integral between two places; negative when {@code to < from}.
   *
   * @throws HullException {@code EXTRAPOLATION} when one lies outside {@link #low} to {@link #high}
   */
  @Override
  public double integral(double from, double to) {
    return cubic.integral(from, to);
  }

  private static double[] derivatives(Knots knots) {
    int last = knots.size() - 1;
    double[] derivatives = new double[last + 1];
    if (last == 1) {
      derivatives[0] = knots.secant(0);
      derivatives[1] = knots.secant(0);
      return derivatives;
    }
    derivatives[0] = atEnd(knots, 0, 1);
    for (int i = 1; i < last; i++) {
      derivatives[i] = inside(knots, i);
    }
    derivatives[last] = atEnd(knots, last - 1, last - 2);
    return derivatives;
  }

  private static double inside(Knots knots, int i) {
    double left = knots.secant(i - 1);
    double right = knots.secant(i);
    if (left == 0 || right == 0 || Math.signum(left) != Math.signum(right)) {
      return 0;
    }
    double leftWeight = 2 * knots.width(i) + knots.width(i - 1);
    double rightWeight = knots.width(i) + 2 * knots.width(i - 1);
    return (leftWeight + rightWeight) / (leftWeight / left + rightWeight / right);
  }

  /** One-sided, from the segment at the end and the one beside it, held back to keep the shape. */
  private static double atEnd(Knots knots, int segment, int beside) {
    double width = knots.width(segment);
    double widthBeside = knots.width(beside);
    double secant = knots.secant(segment);
    double secantBeside = knots.secant(beside);
    double derivative =
        ((2 * width + widthBeside) * secant - width * secantBeside) / (width + widthBeside);
    if (Math.signum(derivative) != Math.signum(secant)) {
      return 0;
    }
    boolean turns = Math.signum(secant) != Math.signum(secantBeside);
    return turns && Math.abs(derivative) > 3 * Math.abs(secant) ? 3 * secant : derivative;
  }
}
