package dev.pershot.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A scale from values to places in a drawing.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param ticks values to label, rising
 */
record Axis(
    boolean logarithmic, double low, double high, double from, double to, List<Double> ticks) {
  private static final double[] FEW = {1, 2, 5};
  private static final double[] MANY = {1, 1.5, 2, 3, 4, 5, 6, 8};

  Axis {
    ticks = List.copyOf(ticks);
  }

  /** A logarithmic scale with ticks at 1, 2 and 5 times powers of ten. */
  static Axis logarithmic(double low, double high, double from, double to) {
    List<Double> ticks = decades(low, high, FEW);
    return new Axis(true, low, high, from, to, ticks.size() < 4 ? decades(low, high, MANY) : ticks);
  }

  private static List<Double> decades(double low, double high, double[] multiples) {
    List<Double> ticks = new ArrayList<>();
    for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
      for (double multiple : multiples) {
        double tick = multiple * decade;
        if (tick >= low && tick <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** A linear scale that is widened to whole steps. */
  static Axis linear(double low, double high, double step, double from, double to) {
    long first = (long) Math.floor(low / step + 1e-9);
    long last = Math.max(first + 1, (long) Math.ceil(high / step - 1e-9));
    List<Double> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return new Axis(false, first * step, last * step, from, to, ticks);
  }

  /** The smallest of 1, 2 and 5 times a power of ten that makes at most so many steps. */
  static double step(double range, int steps) {
    double least = Math.max(range, 1e-6) / steps;
    double decade = Math.pow(10, Math.floor(Math.log10(least)));
    for (double multiple : FEW) {
      if (multiple * decade >= least * (1 - 1e-9)) {
        return multiple * decade;
      }
    }
    return 10 * decade;
  }

  double at(double value) {
    double share =
        logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    return from + share * (to - from);
  }
}
