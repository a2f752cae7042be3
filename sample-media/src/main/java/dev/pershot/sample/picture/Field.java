package dev.pershot.sample.picture;

/** A square of numbers that repeats in both directions; its size is a power of two. */
public final class Field {
  private final int size;
  private final int mask;
  private final float[] values;

  private Field(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two: " + size);
    }
    this.size = size;
    mask = size - 1;
    values = new float[size * size];
  }

  /** What a field is made of: a number for every point, repeating every {@code size}. */
  @FunctionalInterface
  public interface Formula {
    double at(int x, int y);
  }

  public static Field of(int size, Formula formula) {
    Field field = new Field(size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        field.values[y * size + x] = (float) formula.at(x, y);
      }
    }
    return field;
  }

  /** Fractal noise whose coarsest features are {@code size / cells} wide. */
  public static Field fractal(int size, int cells, int octaves, double gain, int seed) {
    Noise noise = new Noise(seed);
    double scale = (double) cells / size;
    return of(size, (x, y) -> noise.fractal(x * scale, y * scale, cells, octaves, gain));
  }

  public int size() {
    return size;
  }

  public float at(int x, int y) {
    return values[(y & mask) * size + (x & mask)];
  }

  /** Bilinear between the four neighbours. */
  public float at(float x, float y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float fx = x - x0;
    float fy = y - y0;
    float top = at(x0, y0) + (at(x0 + 1, y0) - at(x0, y0)) * fx;
    float bottom = at(x0, y0 + 1) + (at(x0 + 1, y0 + 1) - at(x0, y0 + 1)) * fx;
    return top + (bottom - top) * fy;
  }
}
