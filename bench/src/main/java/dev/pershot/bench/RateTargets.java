package dev.pershot.bench;

import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.QualityRange;
import dev.pershot.ladder.PlannedRung;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rates at which two analyses are compared.
 *
 * @param range what they were taken from
 * @param kbps lowest first, by equal ratios
 */
record RateTargets(String range, List<Double> kbps) {
  /** Fewer tell little of a curve. */
  static final int FEWEST = 8;

  static final String OF_LADDER = "delivered ladder";
  static final String OF_CURVE = "exhaustive title curve";

  RateTargets {
    kbps = List.copyOf(kbps);
  }

  /**
   * From the lowest delivered rung to the highest; where there is one only, over the curve as far
   * as it is judged.
   *
   * @param delivered rungs, lowest first
   * @param curve the title's, by the exhaustive run, cheapest first
   */
  static RateTargets of(
      List<PlannedRung> delivered, List<OperatingPoint> curve, QualityRange judged, int number) {
    if (delivered.size() > 1) {
      double highest = delivered.get(delivered.size() - 1).kbps();
      return new RateTargets(OF_LADDER, between(delivered.get(0).kbps(), highest, number));
    }
    List<OperatingPoint> inside =
        curve.stream()
            .filter(p -> p.quality() >= judged.low() && p.quality() <= judged.high())
            .toList();
    List<OperatingPoint> used = inside.size() > 1 ? inside : curve;
    return new RateTargets(
        OF_CURVE, between(used.get(0).rateKbps(), used.get(used.size() - 1).rateKbps(), number));
  }

  /** The ends exactly. */
  static List<Double> between(double low, double high, int number) {
    return IntStream.range(0, number)
        .mapToObj(
            i ->
                i == 0 || i == number - 1
                    ? (i == 0 ? low : high)
                    : low * Math.pow(high / low, (double) i / (number - 1)))
        .toList();
  }
}
