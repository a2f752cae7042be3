package dev.pershot.hull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How rate and quality of a shot at one size go with the quantizer, in logarithms. */
@FunctionalInterface
interface QuantizerCurve {
  Logs at(double quantizer);

  /**
   * The shape-preserving curve through trials; it does not go beyond them.
   *
   * @param trials finest first, at two quantizers or more
   */
  static QuantizerCurve through(List<Sample> trials, double highest) {
    Pchip rate = pchip(trials, sample -> Logs.of(sample, highest).rate());
    Pchip lack = pchip(trials, sample -> Logs.of(sample, highest).lack());
    return quantizer -> new Logs(rate.at(quantizer), lack.at(quantizer));
  }

  private static Pchip pchip(List<Sample> trials, ToDoubleFunction<Sample> value) {
    return Pchip.through(
        trials.stream().mapToDouble(Sample::quantizer).toArray(),
        trials.stream().mapToDouble(value).toArray());
  }

  /**
   * This curve, moved to go through trials: by what each is off at its quantizer, by straight lines
   * between them, and beyond the last one by less and less.
   *
   * @param trials finest first, one or more
   * @param fadesOver so many steps of the quantizer beyond the last trial, what it was off by holds
   *     for a third (1/e)
   */
  default QuantizerCurve movedTo(List<Sample> trials, double highest, double fadesOver) {
    List<Logs> off = new ArrayList<>();
    for (Sample trial : trials) {
      off.add(Logs.of(trial, highest).minus(at(trial.quantizer())));
    }
    return quantizer -> at(quantizer).plus(between(trials, off, quantizer, fadesOver));
  }

  private static Logs between(
      List<Sample> trials, List<Logs> off, double quantizer, double fadesOver) {
    int next = 0;
    while (next < trials.size() && trials.get(next).quantizer() < quantizer) {
      next++;
    }
    if (next == 0 || next == trials.size()) {
      int last = Math.max(0, next - 1);
      double beyond = Math.abs(quantizer - trials.get(last).quantizer());
      return off.get(last).times(StrictMath.exp(-beyond / fadesOver));
    }
    double from = trials.get(next - 1).quantizer();
    double share = (quantizer - from) / (trials.get(next).quantizer() - from);
    return off.get(next - 1).times(1 - share).plus(off.get(next).times(share));
  }
}
