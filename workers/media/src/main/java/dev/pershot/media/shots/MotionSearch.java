package dev.pershot.media.shots;

import java.util.BitSet;

/**
 * Predicts a frame from another one block by block, after a hierarchical motion search: all vectors
 * within a fifth of the picture at 32x18, then the neighbours' vectors and small steps at 128x72.
 * So a fast pan or a leaping animal costs little and a new shot costs as much as no prediction at
 * all; the comparison with the intra cost is x264's scene cut decision (slicetype.c).
 */
final class MotionSearch {
  /**
   * Noise, a luma sample, that costs nothing: it keeps nearly plain pictures from a ratio of 0/0.
   */
  private static final double NOISE = 1.0;

  /** A block is unexplained when prediction saves less than this share of its intra cost. */
  private static final double UNEXPLAINED = 0.7;

  private static final int COARSE = 4;
  private static final int COARSE_WINDOW = 6;
  private static final int COARSE_REACH_X = 6;
  private static final int COARSE_REACH_Y = 3;
  private static final int[][] AROUND = {
    {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, -1}, {1, -1}, {-1, 1}
  };

  private final int[] motionX = new int[Blocks.COUNT];
  private final int[] motionY = new int[Blocks.COUNT];
  private final int[] costs = new int[Blocks.COUNT];

  // The block in hand and the best vector so far.
  private int bestX;
  private int bestY;
  private int bestCost;

  FrameMatch match(FrameSketch frame, FrameSketch reference) {
    long still = 0;
    BitSet changed = new BitSet(Blocks.COUNT);
    for (int block = 0; block < Blocks.COUNT; block++) {
      still += searchBlock(frame, reference, block);
      costs[block] = bestCost + chromaCost(frame, reference, block);
      double intra = frame.intraCost(block) + NOISE * Blocks.SIZE * Blocks.SIZE;
      if (costs[block] > UNEXPLAINED * intra) {
        changed.set(block);
      }
    }
    double moved = perSample(costs);
    double samples = Thumbnail.WIDTH * Thumbnail.HEIGHT;
    return new FrameMatch(moved, still / samples, moved / (frame.intraCost() + NOISE), changed);
  }

  static double perSample(int[] blockCosts) {
    long sum = 0;
    for (int cost : blockCosts) {
      sum += cost;
    }
    return sum / (double) (Thumbnail.WIDTH * Thumbnail.HEIGHT);
  }

  /** Leaves the best vector and its cost in the fields; returns the cost without motion. */
  private int searchBlock(FrameSketch frame, FrameSketch reference, int block) {
    Plane now = frame.thumbnail().luma();
    Plane then = reference.thumbnail().luma();
    int x = block % Blocks.COLUMNS * Blocks.SIZE;
    int y = block / Blocks.COLUMNS * Blocks.SIZE;
    int still = now.difference(x, y, then, x, y, Blocks.SIZE, Integer.MAX_VALUE);
    bestX = 0;
    bestY = 0;
    bestCost = still;
    int coarse = coarseMotion(frame.quarter(), reference.quarter(), x / COARSE, y / COARSE);
    offer(now, then, x, y, unpackX(coarse) * COARSE, unpackY(coarse) * COARSE);
    if (block % Blocks.COLUMNS > 0) {
      offer(now, then, x, y, motionX[block - 1], motionY[block - 1]);
    }
    if (block >= Blocks.COLUMNS) {
      int above = block - Blocks.COLUMNS;
      offer(now, then, x, y, motionX[above], motionY[above]);
      if (block % Blocks.COLUMNS < Blocks.COLUMNS - 1) {
        offer(now, then, x, y, motionX[above + 1], motionY[above + 1]);
      }
    }
    refine(now, then, x, y, 2);
    refine(now, then, x, y, 1);
    motionX[block] = bestX;
    motionY[block] = bestY;
    return still;
  }

  private void refine(Plane now, Plane then, int x, int y, int step) {
    for (int round = 0; round < 3; round++) {
      int fromX = bestX;
      int fromY = bestY;
      for (int[] direction : AROUND) {
        offer(now, then, x, y, fromX + direction[0] * step, fromY + direction[1] * step);
      }
      if (fromX == bestX && fromY == bestY) {
        return;
      }
    }
  }

  private void offer(Plane now, Plane then, int x, int y, int dx, int dy) {
    if (!then.holds(x + dx, y + dy, Blocks.SIZE)) {
      return;
    }
    int cost = now.difference(x, y, then, x + dx, y + dy, Blocks.SIZE, bestCost);
    if (cost < bestCost) {
      bestCost = cost;
      bestX = dx;
      bestY = dy;
    }
  }

  /** The best vector of the window around a block in the quarter-size planes, packed. */
  private static int coarseMotion(Plane now, Plane then, int blockX, int blockY) {
    int margin = (COARSE_WINDOW - Blocks.SIZE / COARSE) / 2;
    int x = clamp(blockX - margin, 0, now.width() - COARSE_WINDOW);
    int y = clamp(blockY - margin, 0, now.height() - COARSE_WINDOW);
    int best = now.difference(x, y, then, x, y, COARSE_WINDOW, Integer.MAX_VALUE);
    int motion = pack(0, 0);
    for (int dy = -COARSE_REACH_Y; dy <= COARSE_REACH_Y; dy++) {
      for (int dx = -COARSE_REACH_X; dx <= COARSE_REACH_X; dx++) {
        if (then.holds(x + dx, y + dy, COARSE_WINDOW)) {
          int cost = now.difference(x, y, then, x + dx, y + dy, COARSE_WINDOW, best);
          if (cost < best) {
            best = cost;
            motion = pack(dx, dy);
          }
        }
      }
    }
    return motion;
  }

  private static int clamp(int value, int low, int high) {
    return Math.max(low, Math.min(high, value));
  }

  private static int pack(int dx, int dy) {
    return (dx + COARSE_REACH_X) * 16 + dy + COARSE_REACH_Y;
  }

  private static int unpackX(int packed) {
    return packed / 16 - COARSE_REACH_X;
  }

  private static int unpackY(int packed) {
    return packed % 16 - COARSE_REACH_Y;
  }

  private int chromaCost(FrameSketch frame, FrameSketch reference, int block) {
    int size = Blocks.CHROMA_SIZE;
    int x = block % Blocks.COLUMNS * size;
    int y = block / Blocks.COLUMNS * size;
    Plane blue = reference.thumbnail().blue();
    Plane red = reference.thumbnail().red();
    int fromX = clamp(x + (bestX >> 1), 0, blue.width() - size);
    int fromY = clamp(y + (bestY >> 1), 0, blue.height() - size);
    return frame.thumbnail().blue().difference(x, y, blue, fromX, fromY, size, Integer.MAX_VALUE)
        + frame.thumbnail().red().difference(x, y, red, fromX, fromY, size, Integer.MAX_VALUE);
  }
}
