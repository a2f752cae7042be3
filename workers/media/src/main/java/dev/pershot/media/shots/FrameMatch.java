package dev.pershot.media.shots;

import java.util.BitSet;

/**
 * How well one frame is predicted from another by block motion.
 *
 * @param moved the mean absolute difference, a luma sample, after motion
 * @param still the same without motion, luma only
 * @param ratio {@code moved} against the cost of predicting the frame from itself: about 0.1 to 0.5
 *     within a shot, above 1 between shots
 * @param changedBlocks the blocks that the other frame does not explain
 */
record FrameMatch(double moved, double still, double ratio, BitSet changedBlocks) {
  /** The share of the picture that the other frame does not explain. */
  double changed() {
    return changedBlocks.cardinality() / (double) Blocks.COUNT;
  }
}
