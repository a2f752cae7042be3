package dev.pershot.ladder;

import dev.pershot.hull.Allocation;
import dev.pershot.hull.ConstantSlopeAllocation;
import dev.pershot.hull.HullException;
import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.ShotHull;
import dev.pershot.hull.TitlePoint;
import dev.pershot.hull.UpperHull;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A title at one resolution: what constant slope over its shots makes of their points. */
final class TitleCurve {
  /** Each round cuts at least one shot of the peak; more rounds than this never came up. */
  private static final int PEAK_ROUNDS = 10_000;

  private final Policy policy;
  private final ShotList shots;
  private final PeakRate peak;
  private final Resolution resolution;

  /** For each shot its points at this resolution that meet the floor. */
  private final List<List<ShotPoint>> points;

  private final ConstantSlopeAllocation allocation;

  private TitleCurve(
      Policy policy,
      ShotList shots,
      PeakRate peak,
      Resolution resolution,
      List<List<ShotPoint>> points) {
    this.policy = policy;
    this.shots = shots;
    this.peak = peak;
    this.resolution = resolution;
    this.points = points;
    this.allocation = allocate(points);
  }

  /** The curve, or nothing where some shot cannot reach the floor at this resolution. */
  static Optional<TitleCurve> of(
      Policy policy,
      ShotList shots,
      PeakRate peak,
      Resolution resolution,
      List<List<ShotPoint>> points) {
    List<List<ShotPoint>> own = new ArrayList<>();
    for (List<ShotPoint> shot : points) {
      List<ShotPoint> usable =
          shot.stream()
              .filter(p -> p.resolution().equals(resolution))
              .filter(p -> p.quality() >= policy.shotQualityFloor())
              .toList();
      if (usable.isEmpty()) {
        return Optional.empty();
      }
      own.add(usable);
    }
    return Optional.of(new TitleCurve(policy, shots, peak, resolution, own));
  }

  private ConstantSlopeAllocation allocate(List<List<ShotPoint>> points) {
    List<ShotHull> hulls = new ArrayList<>();
    for (int shot = 0; shot < points.size(); shot++) {
      List<OperatingPoint> own = new ArrayList<>();
      for (int i = 0; i < points.get(shot).size(); i++) {
        ShotPoint point = points.get(shot).get(i);
        own.add(new OperatingPoint(point.kbps(), point.quality(), i));
      }
      hulls.add(new ShotHull(shots.shots().get(shot).length(), UpperHull.of(own)));
    }
    return ConstantSlopeAllocation.over(hulls);
  }

  Resolution resolution() {
    return resolution;
  }

  ConstantSlopeAllocation allocation() {
    return allocation;
  }

  List<TitlePoint> points() {
    return allocation.curve();
  }

  /** The richest rung that stays under the ceiling and the highest bit rate. */
  Optional<PlannedRung> underCeiling() {
    List<TitlePoint> curve = allocation.curve();
    double kbps = curve.get(0).rateKbps();
    for (TitlePoint point : curve) {
      if (point.quality() <= policy.qualityCeiling()
          && point.rateKbps() <= policy.maxBitrateKbps()) {
        kbps = point.rateKbps();
      }
    }
    return atRate(Math.min(kbps, policy.maxBitrateKbps()));
  }

  /**
   * The best rung of at most so many kbit/s whose peaks the policy allows. Where a stretch is too
   * rich, its shots lose their richest points until the rest of the title carries it.
   */
  Optional<PlannedRung> atRate(double kbps) {
    List<List<ShotPoint>> allowed = new ArrayList<>(points);
    for (int round = 0; round < PEAK_ROUNDS; round++) {
      Allocation choice;
      try {
        choice = (round == 0 ? allocation : allocate(allowed)).atRate(kbps);
      } catch (HullException e) {
        if (e.code() == HullException.Code.RATE_UNREACHABLE) {
          return Optional.empty();
        }
        throw e;
      }
      List<ShotPoint> chosen = chosen(allowed, choice);
      PeakRate.Window window = peak.of(chosen);
      if (window.kbps() <= policy.peakToAverage() * choice.rateKbps()) {
        return Optional.of(rung(chosen, choice));
      }
      if (!cut(allowed, chosen, window.frames())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static List<ShotPoint> chosen(List<List<ShotPoint>> points, Allocation choice) {
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

  /** Takes its chosen point and richer ones from the richest shot of a window that has others. */
  private boolean cut(List<List<ShotPoint>> allowed, List<ShotPoint> chosen, FrameRange window) {
    int richest = -1;
    for (int s = 0; s < chosen.size(); s++) {
      Shot shot = shots.shots().get(s);
      boolean inside = shot.start() < window.end() && shot.end() > window.start();
      if (inside
          && (richest < 0 || chosen.get(s).kbps() > chosen.get(richest).kbps())
          && !cheaper(allowed.get(s), chosen.get(s)).isEmpty()) {
        richest = s;
      }
    }
    if (richest < 0) {
      return false;
    }
    allowed.set(richest, cheaper(allowed.get(richest), chosen.get(richest)));
    return true;
  }

  private static List<ShotPoint> cheaper(List<ShotPoint> points, ShotPoint than) {
    return points.stream().filter(p -> p.kbps() < than.kbps()).toList();
  }
}
