package dev.pershot.ladder;

import dev.pershot.hull.BdRate;
import dev.pershot.hull.HullException;
import dev.pershot.hull.Interpolation;
import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.QualityRange;
import dev.pershot.hull.RateQuality;
import dev.pershot.hull.RateQualityCurve;
import dev.pershot.hull.TitlePoint;
import dev.pershot.hull.UpperHull;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What per-shot quantizers gain over one quantizer for the whole title, from the same trials.
 *
 * @param resolutions constant slope over all shots, one resolution each
 * @param perShot the hull of those curves: the rungs that can be had
 * @param perTitle the hull of (resolution, quantizer) with one quantizer for all shots
 * @param bdRatePercent BD-rate of {@code perShot} against {@code perTitle} between VMAF 30 and 95
 *     (PCHIP); empty where the curves are too short to compare
 */
public record TitleComparison(
    List<ResolutionCurve> resolutions,
    List<RateQuality> perShot,
    List<RateQuality> perTitle,
    Optional<Double> bdRatePercent) {
  private static final QualityRange JUDGED = new QualityRange(30, 95);

  public TitleComparison {
    resolutions = List.copyOf(resolutions);
    perShot = List.copyOf(perShot);
    perTitle = List.copyOf(perTitle);
  }

  /** A title at one resolution. */
  public record ResolutionCurve(Resolution resolution, List<RateQuality> points) {
    public ResolutionCurve {
      points = List.copyOf(points);
    }
  }

  /**
   * Compares.
   *
   * @param curves the title at each resolution, by constant slope
   * @param points for each shot, all its points; every shot has the same recipes
   */
  public static TitleComparison of(
      Map<Resolution, List<TitlePoint>> curves, ShotList shots, List<List<ShotPoint>> points) {
    List<ResolutionCurve> resolutions = new ArrayList<>();
    List<RateQuality> all = new ArrayList<>();
    curves.forEach(
        (resolution, curve) -> {
          List<RateQuality> own =
              curve.stream().map(p -> new RateQuality(p.rateKbps(), p.quality())).toList();
          resolutions.add(new ResolutionCurve(resolution, own));
          all.addAll(own);
        });
    List<RateQuality> perShot = hull(all);
    List<RateQuality> perTitle = hull(oneQuantizer(shots, points));
    return new TitleComparison(resolutions, perShot, perTitle, bdRate(perTitle, perShot));
  }

  private static List<RateQuality> hull(List<RateQuality> points) {
    List<OperatingPoint> operating = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      operating.add(new OperatingPoint(points.get(i).rateKbps(), points.get(i).quality(), i));
    }
    return UpperHull.of(operating).points().stream()
        .map(p -> new RateQuality(p.rateKbps(), p.quality()))
        .toList();
  }

  /** The title's mean rate and quality for each recipe that every shot was tried with. */
  private static List<RateQuality> oneQuantizer(ShotList shots, List<List<ShotPoint>> points) {
    Map<String, double[]> sums = new TreeMap<>();
    for (int shot = 0; shot < points.size(); shot++) {
      int frames = shots.shots().get(shot).length();
      for (ShotPoint point : points.get(shot)) {
        double[] sum =
            sums.computeIfAbsent(
                point.resolution() + "/" + point.quantizer(), recipe -> new double[3]);
        sum[0] += frames;
        sum[1] += frames * point.kbps();
        sum[2] += frames * point.quality();
      }
    }
    return sums.values().stream()
        .filter(sum -> sum[0] == shots.frames())
        .map(sum -> new RateQuality(sum[1] / sum[0], sum[2] / sum[0]))
        .toList();
  }

  private static Optional<Double> bdRate(List<RateQuality> anchor, List<RateQuality> test) {
    try {
      return Optional.of(
          BdRate.between(
                  new RateQualityCurve(anchor),
                  new RateQualityCurve(test),
                  Interpolation.PCHIP,
                  JUDGED)
              .percent());
    } catch (HullException e) {
      return Optional.empty();
    }
  }
}
