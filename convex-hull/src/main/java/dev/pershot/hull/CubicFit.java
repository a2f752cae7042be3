package dev.pershot.hull;

/**
 * The cubic polynomial nearest to the points in the least squares sense, exact through 4: the
 * interpolation of the first BD-rate (Bjontegaard, VCEG-M33, 2001).
 *
 * <p>Fitted with polynomials orthogonal over the points (Forsythe 1957): normal equations in powers
 * of a quality between 30 and 95 would lose half of the digits.
 */
final class CubicFit implements Interpolant {
  private static final int DEGREE = 3;

  private final double centre;
  private final double halfWidth;

  /** Of powers of (x - centre) / halfWidth, lowest first. */
  private final double[] coefficients = new double[DEGREE + 1];

  /** Fits at least 4 knots. */
  CubicFit(Knots knots) {
    centre = (knots.low() + knots.high()) / 2;
    halfWidth = (knots.high() - knots.low()) / 2;
    double[] x = new double[knots.size()];
    double[] residual = new double[knots.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = scaled(knots.x(i));
      residual[i] = knots.y(i);
    }
    double[] before = new double[DEGREE + 1];
    double[] basis = new double[DEGREE + 1];
    basis[0] = 1;
    double normBefore = 1;
    for (int degree = 0; degree <= DEGREE; degree++) { // the last round's next is left unused
      double[] values = values(basis, x);
      double norm = dot(values, values);
      project(values, norm, residual, basis);
      double[] next = next(basis, before, mean(values, x, norm), norm / normBefore);
      before = basis;
      basis = next;
      normBefore = norm;
    }
  }

  @Override
  public double integral(double from, double to) {
    return halfWidth * (antiderivative(scaled(to)) - antiderivative(scaled(from)));
  }

  private double scaled(double x) {
    return (x - centre) / halfWidth;
  }

  private double antiderivative(double scaled) {
    double sum = 0;
    for (int power = DEGREE; power >= 0; power--) {
      sum = sum * scaled + coefficients[power] / (power + 1);
    }
    return sum * scaled;
  }

  /** Moves the share of one basis polynomial from the residual into the coefficients. */
  private void project(double[] values, double norm, double[] residual, double[] basis) {
    double share = dot(values, residual) / norm;
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= share * values[i];
    }
    for (int power = 0; power <= DEGREE; power++) {
      coefficients[power] += share * basis[power];
    }
  }

  /**
   * Forsythe's recurrence: (x - shift) times the last polynomial, less a share of the one before.
   */
  private static double[] next(double[] basis, double[] before, double shift, double share) {
    double[] next = new double[DEGREE + 1];
    for (int power = 0; power <= DEGREE; power++) {
      double raised = power == 0 ? 0 : basis[power - 1];
      next[power] = raised - shift * basis[power] - share * before[power];
    }
    return next;
  }

  private static double mean(double[] values, double[] x, double norm) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * values[i] * values[i];
    }
    return sum / norm;
  }

  private static double[] values(double[] polynomial, double[] x) {
    double[] values = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int power = DEGREE; power >= 0; power--) {
        values[i] = values[i] * x[i] + polynomial[power];
      }
    }
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
