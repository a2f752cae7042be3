package dev.pershot.media.shots;

/**
 * Smooths a pattern with the kernel 1 2 1 both ways, plane by plane: things that move a little
 * during a dissolve then hardly change it.
 */
final class Smoothing {
  private Smoothing() {}

  static void smooth(float[] pattern) {
    float[] line = new float[Math.max(Blocks.COLUMNS, Blocks.ROWS)];
    for (int plane = 0; plane < pattern.length; plane += Blocks.COUNT) {
      for (int row = 0; row < Blocks.ROWS; row++) {
        smooth(pattern, plane + row * Blocks.COLUMNS, 1, Blocks.COLUMNS, line);
      }
      for (int column = 0; column < Blocks.COLUMNS; column++) {
        smooth(pattern, plane + column, Blocks.COLUMNS, Blocks.ROWS, line);
      }
    }
  }

  private static void smooth(float[] values, int from, int step, int count, float[] line) {
    for (int i = 0; i < count; i++) {
      line[i] = values[from + i * step];
    }
    for (int i = 0; i < count; i++) {
      float before = line[Math.max(0, i - 1)];
      float after = line[Math.min(count - 1, i + 1)];
      values[from + i * step] = (before + 2 * line[i] + after) / 4;
    }
  }
}
