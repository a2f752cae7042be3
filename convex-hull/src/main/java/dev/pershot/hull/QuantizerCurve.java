package dev.pershot.hull;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** How rate and quality of a shot at one size go with the quantizer, in logarithms. */
@FunctionalInterface
interface QuantizerCurve {
  /** How far a shape may be stretched to meet two trials: more would be noise. */
  double MOST_STRETCH = 2;

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

  /** This curve, moved to meet one trial. */
  default QuantizerCurve movedTo(Sample trial, double highest) {
    Logs by = Logs.of(trial, highest).minus(at(trial.quantizer()));
    return quantizer -> at(quantizer).plus(by);
  }

  /** This curve, stretched and tilted to meet two trials. */
  default QuantizerCurve bentTo(Sample first, Sample second, double highest) {
    Logs from = Logs.of(first, highest);
    Logs to = Logs.of(second, highest);
    Logs ownFrom = at(first.quantizer());
    Logs own = at(second.quantizer()).minus(ownFrom);
    Logs wanted = to.minus(from);
    double rate = stretch(wanted.rate(), own.rate());
    double lack = stretch(wanted.lack(), own.lack());
    Logs missing = new Logs(wanted.rate() - rate * own.rate(), wanted.lack() - lack * own.lack());
    double width = second.quantizer() - first.quantizer();
    return quantizer -> {
      Logs along = at(quantizer).minus(ownFrom);
      Logs tilt = missing.times((quantizer - first.quantizer()) / width);
      return new Logs(rate * along.rate(), lack * along.lack()).plus(from).plus(tilt);
    };
  }

  private static double stretch(double wanted, double own) {
    if (Math.abs(own) < 1e-3) {
      return 1;
    }
    return Math.max(1 / MOST_STRETCH, Math.min(MOST_STRETCH, wanted / own));
  }
}
