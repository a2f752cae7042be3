package dev.pershot.ladder;

import dev.pershot.hull.Allocation;
import dev.pershot.hull.ConstantSlopeAllocation;
import dev.pershot.hull.HullException;
import dev.pershot.hull.ShotHull;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A title at one resolution: what constant slope over its shots makes of their points. Immutable.
 */
public final class TitleCurve {
  /** Rungs whose rates are nearer than this ratio are the same to anyone who chooses. */
  private static final double STEP = 1.01;

  /** The order in which equal points are preferred. */
  private static final Comparator<ShotPoint> FINEST_FIRST =
      Comparator.comparingDouble(ShotPoint::quantizer);

  private final ShotList shots;
  private final Resolution resolution;

  /** For each shot its points at this resolution. */
  private final List<List<ShotPoint>> points;

  private final List<ShotHull> hulls;
  private final ConstantSlopeAllocation allocation;

  private TitleCurve(
      ShotList shots, Resolution resolution, List<List<ShotPoint>> points, List<ShotHull> hulls) {
    this.shots = shots;
    this.resolution = resolution;
    this.points = points;
    this.hulls = hulls;
    this.allocation = ConstantSlopeAllocation.over(hulls);
  }

  /** The curve of the points that reach a floor, or nothing where some shot has none. */
  public static Optional<TitleCurve> of(
      ShotList shots, Resolution resolution, List<List<ShotPoint>> points, double floor) {
    List<List<ShotPoint>> own = new ArrayList<>();
    List<ShotHull> hulls = new ArrayList<>();
    for (List<ShotPoint> shot : points) {
      List<ShotPoint> usable =
          shot.stream()
              .filter(p -> p.resolution().equals(resolution) && p.quality() >= floor)
              .sorted(FINEST_FIRST)
              .toList();
      if (usable.isEmpty()) {
        return Optional.empty();
      }
      hulls.add(hull(shots.shots().get(own.size()), usable));
      own.add(usable);
    }
    return Optional.of(new TitleCurve(shots, resolution, own, hulls));
  }

  private static ShotHull hull(Shot shot, List<ShotPoint> points) {
    return new ShotHull(shot.length(), ShotPoint.hull(points));
  }

  public ConstantSlopeAllocation allocation() {
    return allocation;
  }

  /**
   * The best that so many kbit/s buy, whatever its peaks.
   *
   * @throws HullException {@code RATE_UNREACHABLE} when even the cheapest takes more
   */
  public PlannedRung at(double kbps) {
    Allocation choice = allocation.atRate(kbps);
    return rung(chosen(choice), choice);
  }

  /**
   * The rungs of at most so many kbit/s whose peaks hold, the richest first. Where a stretch is too
   * rich, its shots lose their richest points until the rest of the title carries it. They do not
   * get them back: a cheaper rung can carry less.
   */
  List<PlannedRung> rungs(double maxKbps, PeakRate peak, double peakToAverage) {
    List<PlannedRung> rungs = new ArrayList<>();
    Optional<TitleCurve> curve = Optional.of(this);
    double cheapest = allocation.cheapest().rateKbps();
    double target = Math.min(maxKbps, allocation.richest().rateKbps());
    while (curve.isPresent() && target >= cheapest) {
      TitleCurve now = curve.get();
      Allocation choice = now.allocation.atRate(target);
      List<ShotPoint> chosen = now.chosen(choice);
      List<PeakRate.Window> tooRich = peak.above(peakToAverage * choice.rateKbps(), chosen);
      if (tooRich.isEmpty()) {
        rungs.add(now.rung(chosen, choice));
        target = now.below(choice.rateKbps());
      } else {
        curve = now.cut(chosen, tooRich);
      }
    }
    return rungs;
  }

  /** Where to look for the next cheaper rung; below the cheapest, when there is none. */
  private double below(double kbps) {
    double cheapest = allocation.cheapest().rateKbps();
    return kbps > cheapest ? Math.max(cheapest, kbps / STEP) : 0;
  }

  private List<ShotPoint> chosen(Allocation choice) {
    List<ShotPoint> chosen = new ArrayList<>();
    for (int shot = 0; shot < points.size(); shot++) {
      chosen.add(points.get(shot).get(choice.points().get(shot).trial()));
    }
    return chosen;
  }

  private PlannedRung rung(List<ShotPoint> chosen, Allocation choice) {
    return new PlannedRung(
        resolution,
        chosen.stream().map(ShotPoint::quantizer).toList(),
        choice.rateKbps(),
        choice.quality());
  }

  /**
   * The curve without the chosen and any richer points of one shot in each window, the richest that
   * has cheaper ones; nothing where some window has no such shot.
   */
  private Optional<TitleCurve> cut(List<ShotPoint> chosen, List<PeakRate.Window> tooRich) {
    List<List<ShotPoint>> left = new ArrayList<>(points);
    List<ShotHull> leftHulls = new ArrayList<>(hulls);
    for (PeakRate.Window window : tooRich) {
      OptionalInt richest =
          shotsIn(window.frames())
              .filter(
                  shot ->
                      chosen.get(shot).kbps() > hulls.get(shot).hull().points().get(0).rateKbps())
              .reduce((a, b) -> chosen.get(b).kbps() > chosen.get(a).kbps() ? b : a);
      if (richest.isEmpty()) {
        return Optional.empty();
      }
      int shot = richest.getAsInt();
      List<ShotPoint> cheaper =
          points.get(shot).stream().filter(p -> p.kbps() < chosen.get(shot).kbps()).toList();
      left.set(shot, cheaper);
      leftHulls.set(shot, hull(shots.shots().get(shot), cheaper));
    }
    return Optional.of(new TitleCurve(shots, resolution, left, leftHulls));
  }

  private IntStream shotsIn(FrameRange window) {
    return IntStream.range(0, shots.shots().size())
        .filter(
            shot ->
                shots.shots().get(shot).start() < window.end()
                    && shots.shots().get(shot).end() > window.start());
  }
}
