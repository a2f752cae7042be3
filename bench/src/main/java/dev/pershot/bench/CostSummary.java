package dev.pershot.bench;

import static dev.pershot.bench.BenchResult.rounded;

import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All titles and models together.
 *
 * @param cpuRatio adaptive over exhaustive
 * @param bdRateLossPercent over those that have one
 */
public record CostSummary(
    MeanAndWorst cpuRatio, MeanAndWorst bdRateLossPercent, List<Row> requirements) {
  private static final Resolution FULL_HD = new Resolution(1920, 1080);
  private static final Resolution UHD = new Resolution(3840, 2160);
  private static final int MANY_SHOTS = 12;

  public CostSummary {
    requirements = List.copyOf(requirements);
  }

  /** Empty where nothing was measured. */
  public record MeanAndWorst(Optional<Double> mean, Optional<Double> worst) {
    static MeanAndWorst of(List<Double> values) {
      return new MeanAndWorst(
          values.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  rounded(values.stream().mapToDouble(v -> v).average().orElseThrow(), 4)),
          values.stream().max(Double::compare));
    }
  }

  /**
   * A bound and whether it is met.
   *
   * @param runs how many titles and models the measured value is over
   * @param pass empty where it applies to none
   */
  public record Row(
      String what, String wanted, Optional<Double> measured, int runs, Optional<Boolean> pass) {
    static Row atMost(String what, double bound, Optional<Double> measured, int runs) {
      return new Row(
          what, "<= " + number(bound), measured, runs, measured.map(value -> value <= bound));
    }

    static Row atLeast(String what, double bound, Optional<Double> measured, int runs) {
      return new Row(
          what, ">= " + number(bound), measured, runs, measured.map(value -> value >= bound));
    }

    private static String number(double bound) {
      return bound >= 100
          ? String.format(Locale.ROOT, "%.0f", bound)
          : String.format(Locale.ROOT, "%.2f", bound);
    }
  }

  /** A title by one model. */
  private record Run(TitleCost title, ModelCost cost) {}

  static CostSummary of(List<TitleCost> titles) {
    List<Run> runs =
        titles.stream().flatMap(title -> title.models().map(cost -> new Run(title, cost))).toList();
    List<Double> ratios = values(runs, run -> true, run -> Optional.of(run.cost().cpuRatio()));
    List<Double> losses = values(runs, run -> true, run -> run.cost().bdRateLossPercent());
    MeanAndWorst ratio = MeanAndWorst.of(ratios);
    MeanAndWorst loss = MeanAndWorst.of(losses);
    List<Row> rows = new ArrayList<>();
    rows.add(Row.atMost("CPU ratio, mean", 0.10, ratio.mean(), ratios.size()));
    rows.add(Row.atMost("CPU ratio, worst", 0.10, ratio.worst(), ratios.size()));
    rows.add(Row.atMost("BD-rate loss %, mean", 0.5, loss.mean(), losses.size()));
    rows.add(Row.atMost("BD-rate loss %, worst", 1.5, loss.worst(), losses.size()));
    rows.add(coresBusy(runs));
    rows.add(memory(runs, "MB per slot, at most 1080p", 500, CostSummary::isFullHd));
    rows.add(memory(runs, "MB per slot, at most 2160p", 1800, CostSummary::isUhd));
    rows.add(
        prediction(runs, "predicted rate off by %, worst", 2, PredictionError::worstRatePercent));
    rows.add(prediction(runs, "predicted VMAF off by, worst", 0.5, PredictionError::worstVmaf));
    return new CostSummary(ratio, loss, rows);
  }

  /** Short titles wait for their last trials. */
  private static Row coresBusy(List<Run> runs) {
    List<Double> busy =
        values(
            runs,
            run -> run.title().shots() >= MANY_SHOTS,
            run -> Optional.of(run.cost().coresBusy()));
    return Row.atLeast(
        "cores busy, " + MANY_SHOTS + " shots or more, worst",
        0.95,
        busy.stream().min(Double::compare),
        busy.size());
  }

  private static Row memory(
      List<Run> runs, String what, double mostMb, Predicate<Resolution> applies) {
    List<Double> memory =
        values(
            runs,
            run -> applies.test(new Resolution(run.title().width(), run.title().height())),
            run -> Optional.of(run.cost().memoryPerSlotMb()));
    return Row.atMost(what, mostMb, memory.stream().max(Double::compare), memory.size());
  }

  private static boolean isFullHd(Resolution size) {
    return size.compareTo(FULL_HD) <= 0;
  }

  private static boolean isUhd(Resolution size) {
    return !isFullHd(size) && size.compareTo(UHD) <= 0;
  }

  private static Row prediction(
      List<Run> runs, String what, double most, Function<PredictionError, Double> error) {
    List<Double> errors =
        values(runs, run -> true, run -> Optional.of(error.apply(run.cost().prediction())));
    return Row.atMost(what, most, errors.stream().max(Double::compare), errors.size());
  }

  private static List<Double> values(
      List<Run> runs, Predicate<Run> applies, Function<Run, Optional<Double>> value) {
    return runs.stream().filter(applies).flatMap(run -> value.apply(run).stream()).toList();
  }
}
