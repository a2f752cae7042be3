package dev.pershot.hull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A curve fit for comparing: at least 4 points, and more rate always means more quality.
 *
 * @param points in any order; kept by rising rate
 */
public record RateQualityCurve(List<RateQuality> points) {
  private static final int FEWEST_POINTS = 4;

  /**
   * Refuses rather than repairs: a curve that falls is a trial gone wrong or a metric past its
   * ceiling, and a delta over it would hide that.
   *
   * @throws HullException {@code TOO_FEW_POINTS} or {@code NOT_RISING}
   */
  public RateQualityCurve {
    points = points.stream().sorted(Comparator.comparingDouble(RateQuality::rateKbps)).toList();
    if (points.size() < FEWEST_POINTS) {
      throw new HullException(
          HullException.Code.TOO_FEW_POINTS,
          "A curve to compare needs at least %d points, but has %d. Add trials."
              .formatted(FEWEST_POINTS, points.size()));
    }
    for (int i = 1; i < points.size(); i++) {
      requireRising(points.get(i - 1), points.get(i));
    }
  }

  /** The curve through operating points, such as a hull's. */
  public static RateQualityCurve through(Collection<OperatingPoint> points) {
    List<RateQuality> curve = new ArrayList<>();
    for (OperatingPoint point : points) {
      curve.add(new RateQuality(point.rateKbps(), point.quality()));
    }
    return new RateQualityCurve(curve);
  }

  private static void requireRising(RateQuality from, RateQuality to) {
    if (to.rateKbps() <= from.rateKbps() || to.quality() <= from.quality()) {
      throw new HullException(
          HullException.Code.NOT_RISING,
          ("A curve to compare must rise strictly in rate and quality, but after %s kbit/s with"
                  + " quality %s comes %s kbit/s with quality %s. Drop one of the two, or compare"
                  + " hulls.")
              .formatted(from.rateKbps(), from.quality(), to.rateKbps(), to.quality()));
    }
  }

  double[] qualities() {
    return points.stream().mapToDouble(RateQuality::quality).toArray();
  }

  /** Rates as logarithms, so that equal ratios weigh the same at all rates. */
  double[] logRates() {
    // StrictMath, so that a golden made on one machine holds to the last digit on another.
    return points.stream().mapToDouble(point -> StrictMath.log10(point.rateKbps())).toArray();
  }
}
