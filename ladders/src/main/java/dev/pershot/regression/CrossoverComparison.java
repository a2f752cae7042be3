package dev.pershot.regression;

import dev.pershot.hull.RateQuality;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.TitleComparison.ResolutionCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rates above which a larger size looks better than the next smaller one, from the title's
 * curves at each size. These are of the whole title, so nothing is resampled.
 */
final class CrossoverComparison implements Comparison {
  @Override
  public String name() {
    return "crossovers";
  }

  @Override
  public List<Finding> compare(Pair pair) {
    if (!pair.hasSameModel()) {
      return List.of();
    }
    Map<String, Double> golden = crossovers(pair.golden().ladder());
    Map<String, Double> now = crossovers(pair.now().ladder());
    List<Finding> findings = new ArrayList<>();
    golden.forEach(
        (sizes, rate) -> {
          if (!now.containsKey(sizes)) {
            findings.add(
                Finding.note(
                    name(),
                    "%s: no crossover any more, golden at %d kbit/s"
                        .formatted(sizes, Math.round(rate))));
          } else {
            findings.addAll(moved(sizes, rate, now.get(sizes), pair.tolerances()));
          }
        });
    return findings;
  }

  /** It is not to move either way. */
  private List<Finding> moved(String sizes, double golden, double now, Tolerances tolerances) {
    double percent = Math.abs(RateComparison.percent(golden, now));
    return new Judgement(
            name(),
            sizes,
            "crossover (%d kbit/s, golden %d)".formatted(Math.round(now), Math.round(golden)),
            "%",
            tolerances.crossoverPercent())
        .of(percent);
  }

  private static Map<String, Double> crossovers(Ladder ladder) {
    List<ResolutionCurve> curves =
        ladder.comparison().resolutions().stream()
            .sorted(Comparator.comparing(ResolutionCurve::resolution))
            .toList();
    Map<String, Double> all = new LinkedHashMap<>();
    for (int i = 1; i < curves.size(); i++) {
      String sizes = curves.get(i - 1).resolution() + " to " + curves.get(i).resolution();
      crossover(curves.get(i - 1).points(), curves.get(i).points())
          .ifPresent(rate -> all.put(sizes, rate));
    }
    return all;
  }

  /** Where the larger size's curve comes to lie above for good, between points of either. */
  private static OptionalDouble crossover(List<RateQuality> small, List<RateQuality> large) {
    List<RateQuality> below = rising(small);
    List<RateQuality> above = rising(large);
    List<Double> rates = new ArrayList<>();
    below.forEach(point -> rates.add(point.rateKbps()));
    above.forEach(point -> rates.add(point.rateKbps()));
    rates.removeIf(rate -> !covers(below, rate) || !covers(above, rate));
    rates.sort(Comparator.reverseOrder());
    for (int i = 1; i < rates.size(); i++) {
      double after = at(above, rates.get(i - 1)) - at(below, rates.get(i - 1));
      double before = at(above, rates.get(i)) - at(below, rates.get(i));
      if (after >= 0 && before < 0) {
        double part = -before / (after - before);
        double ratio = rates.get(i - 1) / rates.get(i);
        return OptionalDouble.of(rates.get(i) * StrictMath.pow(ratio, part));
      }
    }
    return OptionalDouble.empty();
  }

  private static List<RateQuality> rising(List<RateQuality> points) {
    return points.stream().sorted(Comparator.comparingDouble(RateQuality::rateKbps)).toList();
  }

  private static boolean covers(List<RateQuality> curve, double rate) {
    return curve.get(0).rateKbps() <= rate && rate <= curve.get(curve.size() - 1).rateKbps();
  }

  /** Between points, along the logarithm of the rate. */
  private static double at(List<RateQuality> curve, double rate) {
    for (int i = 1; i < curve.size(); i++) {
      RateQuality from = curve.get(i - 1);
      RateQuality to = curve.get(i);
      if (rate <= to.rateKbps() && to.rateKbps() > from.rateKbps()) {
        double part =
            StrictMath.log(rate / from.rateKbps())
                / StrictMath.log(to.rateKbps() / from.rateKbps());
        return from.quality() + part * (to.quality() - from.quality());
      }
    }
    return curve.get(0).quality();
  }
}
