package dev.pershot.hull;

/** A function through (or near) points, as far as their range goes. */
interface Interpolant {
  /** The integral between two places inside the points' range; negative when {@code to < from}. */
  double integral(double from, double to);
}
