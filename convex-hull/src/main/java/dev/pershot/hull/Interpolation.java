package dev.pershot.hull;

/**
 * How a curve runs between its points when two curves are compared.
 *
 * <p>{@code PCHIP} is the one to use: it keeps a rising curve rising. The others are there to
 * compare with published numbers ("Beyond Bjontegaard", Herglotz et al. 2022).
 */
public enum Interpolation {
  /** Shape-preserving piecewise cubic, see {@link Pchip}. */
  PCHIP,
  /** Akima's local interpolation (1970). */
  AKIMA,
  /** One cubic polynomial, exact through 4 points and by least squares near more (VCEG-M33). */
  CUBIC;

  Interpolant through(Knots knots) {
    return switch (this) {
      case PCHIP -> new Pchip(knots);
      case AKIMA -> Akima.through(knots);
      case CUBIC -> new CubicFit(knots);
    };
  }
}
