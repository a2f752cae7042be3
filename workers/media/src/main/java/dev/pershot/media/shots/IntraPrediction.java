package dev.pershot.media.shots;

/**
 * What it costs to predict each block from its own frame's neighbouring samples: the better of
 * their mean, the row above and the column to the left, as x264's lookahead does (x264,
 * encoder/slicetype.c). It is the yardstick for the cost of predicting from another frame.
 */
final class IntraPrediction {
  private IntraPrediction() {}

  static int[] costs(Thumbnail picture) {
    int[] costs = new int[Blocks.COUNT];
    for (int block = 0; block < Blocks.COUNT; block++) {
      int x = block % Blocks.COLUMNS * Blocks.SIZE;
      int y = block / Blocks.COLUMNS * Blocks.SIZE;
      costs[block] =
          cost(picture.luma(), x, y, Blocks.SIZE)
              + cost(picture.blue(), x / 2, y / 2, Blocks.CHROMA_SIZE)
              + cost(picture.red(), x / 2, y / 2, Blocks.CHROMA_SIZE);
    }
    return costs;
  }

  private static int cost(Plane plane, int x, int y, int size) {
    int cost = flatCost(plane, x, y, size);
    if (x > 0) {
      cost = Math.min(cost, fromLeft(plane, x, y, size));
    }
    if (y > 0) {
      cost = Math.min(cost, fromAbove(plane, x, y, size));
    }
    return cost;
  }

  private static int flatCost(Plane plane, int x, int y, int size) {
    int[] samples = plane.samples();
    int flat = neighbourMean(plane, x, y, size);
    int sum = 0;
    for (int row = 0; row < size; row++) {
      int i = (y + row) * plane.width() + x;
      for (int k = 0; k < size; k++) {
        sum += Math.abs(samples[i + k] - flat);
      }
    }
    return sum;
  }

  /** The top left block has no neighbours and is measured against its own mean. */
  private static int neighbourMean(Plane plane, int x, int y, int size) {
    if (x == 0 && y == 0) {
      return columnSum(plane, 0, 0, size, size) / (size * size);
    }
    int sum = 0;
    int count = 0;
    if (x > 0) {
      sum += columnSum(plane, x - 1, y, 1, size);
      count += size;
    }
    if (y > 0) {
      sum += columnSum(plane, x, y - 1, size, 1);
      count += size;
    }
    return sum / count;
  }

  private static int columnSum(Plane plane, int x, int y, int columns, int rows) {
    int sum = 0;
    for (int row = y; row < y + rows; row++) {
      for (int column = x; column < x + columns; column++) {
        sum += plane.samples()[row * plane.width() + column];
      }
    }
    return sum;
  }

  private static int fromLeft(Plane plane, int x, int y, int size) {
    int[] samples = plane.samples();
    int sum = 0;
    for (int row = 0; row < size; row++) {
      int i = (y + row) * plane.width() + x;
      for (int k = 0; k < size; k++) {
        sum += Math.abs(samples[i + k] - samples[i - 1]);
      }
    }
    return sum;
  }

  private static int fromAbove(Plane plane, int x, int y, int size) {
    int[] samples = plane.samples();
    int above = (y - 1) * plane.width() + x;
    int sum = 0;
    for (int row = 0; row < size; row++) {
      int i = (y + row) * plane.width() + x;
      for (int k = 0; k < size; k++) {
        sum += Math.abs(samples[i + k] - samples[above + k]);
      }
    }
    return sum;
  }
}
