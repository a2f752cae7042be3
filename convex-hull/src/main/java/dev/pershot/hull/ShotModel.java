package dev.pershot.hull;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a shot's trials say about those that were not made.
 *
 * <p>A size that was tried at three quantizers or more, the finest and the coarsest of all among
 * them, has a curve of its own. The others take the shape of these, moved so that they go through
 * what was measured; one that was not tried lies between its neighbours, or goes on as those below
 * it do. Shapes go over evenly with the logarithm of the height, and all is done in logarithms of
 * the rate and of what the quality lacks, where curves are nearly straight (docs/adr/0008).
 *
 * <p>Quantizers are never extrapolated: they lie within those of the sizes with curves of their
 * own.
 */
public final class ShotModel {
  private static final int OWN_CURVE = 3;

  /**
   * What two thirds of predictions keep within, for each step of the quantizer away from the size's
   * next trial: percent of the rate, and VMAF points between two trials or beyond the last one
   * (docs/adr/0008).
   */
  private static final double RATE_DOUBT = 0.9;

  private static final double DOUBT_BETWEEN = 0.15;
  private static final double DOUBT_BEYOND = 0.3;

  /** Where the quality lacks more than so many points of the highest, its doubt grows with that. */
  private static final double USUAL_LACK = 35;

  /**
   * Steps of the quantizer over which a trial tells less and less of what other trials of its size
   * are off by. Fitted to largest sizes, told from smaller ones (docs/adr/0008).
   */
  private static final double FADES_OVER = 10;

  /** Further away it does not get worse. */
  private static final double MOST_RATE_DOUBT = 4;

  /** At a size that is told from its neighbours alone. */
  private static final Doubt UNTRIED = new Doubt(MOST_RATE_DOUBT, 1);

  /** At one that is larger than all that were tried. */
  private static final Doubt BEYOND = new Doubt(10, 2.5);

  private final double[] logHeights;
  private final double highest;
  private final Map<Integer, List<Sample>> trials;
  private final NavigableMap<Integer, QuantizerCurve> curves = new TreeMap<>();

  /**
   * A model of a shot.
   *
   * @param heights of the sizes, largest first
   * @param trials in any order; one size at least has three
   * @param highest score of the metric
   * @throws HullException {@code TOO_FEW_POINTS} or, for two trials that are the same, {@code
   *     NOT_RISING}
   */
  public ShotModel(List<Integer> heights, List<Sample> trials, double highest) {
    this.logHeights = heights.stream().mapToDouble(StrictMath::log).toArray();
    this.highest = highest;
    this.trials =
        trials.stream()
            .sorted(Comparator.comparingDouble(Sample::quantizer))
            .collect(Collectors.groupingBy(Sample::size, TreeMap::new, Collectors.toList()));
    double finest = trials.stream().mapToDouble(Sample::quantizer).min().orElse(0);
    double coarsest = trials.stream().mapToDouble(Sample::quantizer).max().orElse(0);
    this.trials.forEach(
        (size, own) -> {
          if (own.size() >= OWN_CURVE
              && own.get(0).quantizer() == finest
              && own.get(own.size() - 1).quantizer() == coarsest) {
            curves.put(size, QuantizerCurve.through(own, highest));
          }
        });
    if (curves.isEmpty()) {
      throw new HullException(
          HullException.Code.TOO_FEW_POINTS,
          "No size was tried at "
              + OWN_CURVE
              + " quantizers or more over the whole range. Add trials.");
    }
    shapeOthers();
  }

  /** Those with the most trials first, since they tell the next ones more. */
  private void shapeOthers() {
    shape(own -> own > 1);
    shape(own -> own == 1);
    shape(own -> own == 0);
  }

  private void shape(IntPredicate trialsOfSize) {
    NavigableMap<Integer, QuantizerCurve> known = new TreeMap<>(curves);
    for (int size = 0; size < logHeights.length; size++) {
      List<Sample> own = trials.getOrDefault(size, List.of());
      if (!known.containsKey(size) && trialsOfSize.test(own.size())) {
        QuantizerCurve shape = shape(known, size);
        // One curve does not tell how sizes differ: its distance to another holds everywhere.
        double fadesOver = known.size() > 1 ? FADES_OVER : Double.POSITIVE_INFINITY;
        curves.put(size, own.isEmpty() ? shape : shape.movedTo(own, highest, fadesOver));
      }
    }
  }

  /** Between the curves of the nearest sizes; above the largest as these go on, below as that. */
  private QuantizerCurve shape(NavigableMap<Integer, QuantizerCurve> known, int size) {
    Map.Entry<Integer, QuantizerCurve> larger = known.floorEntry(size);
    Map.Entry<Integer, QuantizerCurve> smaller = known.ceilingEntry(size);
    if (larger == null && known.size() > 1) {
      larger = smaller;
      smaller = known.higherEntry(smaller.getKey());
    }
    if (larger == null || smaller == null) {
      return (larger == null ? smaller : larger).getValue();
    }
    double span = logHeights[smaller.getKey()] - logHeights[larger.getKey()];
    double share = span == 0 ? 0 : (logHeights[size] - logHeights[larger.getKey()]) / span;
    QuantizerCurve from = larger.getValue();
    QuantizerCurve to = smaller.getValue();
    return quantizer -> from.at(quantizer).times(1 - share).plus(to.at(quantizer).times(share));
  }

  /**
   * A trial's result.
   *
   * @param measured whether the trial was made; else it is predicted
   */
  public record Estimate(double rateKbps, double quality, boolean measured) {}

  /**
   * What a trial gave or would give.
   *
   * @throws HullException {@code EXTRAPOLATION} beyond the quantizers that the shapes were tried at
   */
  public Estimate at(int size, double quantizer) {
    for (Sample trial : trials.getOrDefault(size, List.of())) {
      if (trial.quantizer() == quantizer) {
        return new Estimate(trial.rateKbps(), trial.quality(), true);
      }
    }
    QuantizerCurve curve = curves.get(size);
    if (curve == null) {
      throw new IllegalArgumentException("there is no size " + size);
    }
    Logs logs = curve.at(quantizer);
    return new Estimate(logs.rateKbps(), logs.quality(highest), false);
  }

  /**
   * How far a prediction may be off: two thirds of them are off by less.
   *
   * @param ratePercent of the rate
   * @param quality VMAF points
   */
  public record Doubt(double ratePercent, double quality) {
    /** Of what was tried. */
    public static final Doubt NONE = new Doubt(0, 0);
  }

  /**
   * One encode of the shot.
   *
   * @param size its place among the heights
   */
  public record Setting(int size, double quantizer) {}

  /** Whether all trials are of sizes smaller than this one. */
  public boolean isBeyond(int size) {
    return trials.keySet().stream().allMatch(tried -> tried > size);
  }

  /**
   * How far the prediction may be off; not at all where the trial was made.
   *
   * @param planned trials that will be made before the prediction is used
   */
  public Doubt doubt(Setting setting, List<Setting> planned) {
    double[] own =
        Stream.concat(
                trials.getOrDefault(setting.size, List.of()).stream().map(Sample::quantizer),
                planned.stream().filter(p -> p.size == setting.size).map(Setting::quantizer))
            .mapToDouble(quantizer -> quantizer - setting.quantizer)
            .toArray();
    if (own.length == 0) {
      boolean beyond =
          isBeyond(setting.size) && planned.stream().allMatch(p -> p.size > setting.size);
      return beyond ? BEYOND : UNTRIED;
    }
    double nearest = Arrays.stream(own).map(Math::abs).min().orElseThrow();
    boolean between =
        Arrays.stream(own).anyMatch(d -> d < 0) && Arrays.stream(own).anyMatch(d -> d > 0);
    return new Doubt(
        Math.min(MOST_RATE_DOUBT, nearest * RATE_DOUBT),
        nearest * (between ? DOUBT_BETWEEN : DOUBT_BEYOND) * steepness(setting));
  }

  /** Curves are nearly straight in what the quality lacks: an error goes with it. */
  private double steepness(Setting setting) {
    double quality = at(setting.size, setting.quantizer).quality();
    return Math.max(1, (highest - quality) / USUAL_LACK);
  }
}
