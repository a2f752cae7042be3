package dev.pershot.media.shots;

import dev.pershot.model.Transition;

/**
 * Where a shot begins.
 *
 * @param frame its first frame; in the middle of a gradual transition
 * @param strength how clear it is, above 0 to 1
 */
record Boundary(int frame, Transition transition, double strength) {
  /** The strength of all gradual transitions: that of a fairly clear cut. */
  static final double GRADUAL = 0.5;
}
