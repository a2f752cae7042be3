package dev.pershot.hull;

import java.util.List;

/**
 * One operating point for every shot, and what they make together.
 *
 * @param slope quality per kbit/s of the dearest step paid for: at this slope every shot is at its
 *     best point. Infinity when no step was taken, that is for the cheapest allocation
 * @param points the chosen point of each shot, in the order of the shots
 * @param rateKbps the title's rate: the weighted mean over the shots
 * @param quality the title's quality: the weighted mean over the shots
 */
public record Allocation(
    double slope, List<OperatingPoint> points, double rateKbps, double quality) {
  public Allocation {
    Checked.slope(slope);
    points = List.copyOf(points);
    Checked.positive("rateKbps", rateKbps);
    Checked.finite("quality", quality);
  }
}
