package dev.pershot.hull;

/**
 * A shot's hull and how much the shot counts.
 *
 * @param weight the shot's duration in frames (any unit, the same for all shots), above 0: a
 *     title's rate and quality are the means over its shots with these weights
 * @param hull the shot's hull
 */
public record ShotHull(double weight, UpperHull hull) {
  public ShotHull {
    Checked.positive("weight", weight);
  }
}
