package dev.pershot.hull;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares a title's bits between its shots so that the last bit buys the same quality everywhere.
 *
 * <p>At a slope every shot takes the point with the greatest {@code quality - slope * rate}; no
 * choice of points with the same title rate or a lower one has a higher title quality (Everett
 * 1963; for coding Shoham and Gersho 1988, Ortega and Ramchandran 1998; over the shots of a title
 * Katsavounidis' Dynamic Optimizer, 2018). As the hulls are concave, walking the slope from
 * infinity to 0 takes all hull segments once, steepest first; that walk is sorted here once, and
 * every question is a binary search on it. Among equal slopes the earlier shot goes first, then the
 * earlier segment, one by one: stopping between them is still optimal at that slope.
 *
 * <p>The answers lie on that walk. An allocation off it may come nearer to a target by less than
 * one segment (finding it is a knapsack problem); it would serve some shot at another slope.
 */
public final class ConstantSlopeAllocation {
  private final List<ShotHull> shots;
  private final SlopePath path;

  private ConstantSlopeAllocation(List<ShotHull> shots) {
    this.shots = shots;
    this.path = SlopePath.over(shots);
  }

  /**
   * Takes O(n log n) for n hull points in all.
   *
   * @throws HullException {@code NOTHING_GIVEN} when there are no shots
   */
  public static ConstantSlopeAllocation over(List<ShotHull> shots) {
    if (shots.isEmpty()) {
      throw new HullException(
          HullException.Code.NOTHING_GIVEN,
          "An allocation needs at least 1 shot, but got 0. Detect shots first.");
    }
    return new ConstantSlopeAllocation(List.copyOf(shots));
  }

  /** Every shot at its cheapest point. */
  public Allocation cheapest() {
    return after(0);
  }

  /** Every shot at its richest point. */
  public Allocation richest() {
    return after(path.length());
  }

  /**
   * Every shot at its best point for a slope; the richest of equals.
   *
   * @param slope quality per kbit/s, 0 or more
   */
  public Allocation atSlope(double slope) {
    Checked.slope(slope);
    return after(path.mostSteps(taken -> path.slope(taken) >= slope));
  }

  /**
   * The best allocation whose title rate does not exceed a target.
   *
   * @throws HullException {@code RATE_UNREACHABLE} when even the cheapest exceeds it
   */
  public Allocation atRate(double kbps) {
    Checked.positive("kbps", kbps);
    if (path.rateKbps(0) > kbps) {
      throw new HullException(
          HullException.Code.RATE_UNREACHABLE,
          ("A title rate of %s kbit/s cannot be met: with every shot at its cheapest point the"
                  + " title takes %s kbit/s. Ask for a higher rate, or add trials at a lower"
                  + " resolution or a coarser quantizer.")
              .formatted(kbps, path.rateKbps(0)));
    }
    return after(path.mostSteps(taken -> path.rateKbps(taken) <= kbps));
  }

  /**
   * The cheapest allocation whose title quality reaches a target.
   *
   * @throws HullException {@code QUALITY_UNREACHABLE} when even the richest stays below it
   */
  public Allocation atQuality(double quality) {
    Checked.finite("quality", quality);
    double richest = path.quality(path.length());
    if (richest < quality) {
      throw new HullException(
          HullException.Code.QUALITY_UNREACHABLE,
          ("A title quality of %s cannot be reached: with every shot at its richest point"
                  + " the title has %s. Ask for a lower quality, or add trials at a higher"
                  + " resolution or a finer quantizer.")
              .formatted(quality, richest));
    }
    if (path.quality(0) >= quality) {
      return cheapest();
    }
    return after(1 + path.mostSteps(taken -> path.quality(taken) < quality));
  }

  /**
   * The title curve's breakpoints, from the cheapest allocation to the richest; {@link #atRate} of
   * a breakpoint's rate gives its allocation.
   */
  public List<TitlePoint> curve() {
    List<TitlePoint> curve = new ArrayList<>();
    for (int taken = 0; taken <= path.length(); taken++) {
      curve.add(new TitlePoint(path.slope(taken), path.rateKbps(taken), path.quality(taken)));
    }
    return List.copyOf(curve);
  }

  private Allocation after(int taken) {
    int[] choice = path.choice(taken, shots.size());
    List<OperatingPoint> points = new ArrayList<>(choice.length);
    for (int shot = 0; shot < choice.length; shot++) {
      points.add(shots.get(shot).hull().points().get(choice[shot]));
    }
    return new Allocation(path.slope(taken), points, path.rateKbps(taken), path.quality(taken));
  }
}
