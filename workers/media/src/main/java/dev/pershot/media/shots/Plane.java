package dev.pershot.media.shots;

/** One plane of samples, row after row, each 0 to 255. */
final class Plane {
  private final int width;
  private final int height;
  private final int[] samples;

  private Plane(int width, int height, int[] samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  static Plane of(String name, int width, int height, byte[] bytes) {
    if (bytes.length != width * height) {
      throw new IllegalArgumentException(
          "the "
              + name
              + " plane of a thumbnail has "
              + width
              + "x"
              + height
              + " samples, not "
              + bytes.length);
    }
    int[] samples = new int[bytes.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return new Plane(width, height, samples);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The samples themselves, not a copy: the searches read them millions of times a second. */
  int[] samples() {
    return samples;
  }

  /** Half as wide and half as high, each sample the rounded mean of four. */
  Plane halved() {
    int w = width / 2;
    int h = height / 2;
    int[] half = new int[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        int i = 2 * y * width + 2 * x;
        int sum = samples[i] + samples[i + 1] + samples[i + width] + samples[i + width + 1];
        half[y * w + x] = (sum + 2) / 4;
      }
    }
    return new Plane(w, h, half);
  }

  double mean() {
    long sum = 0;
    for (int s : samples) {
      sum += s;
    }
    return sum / (double) samples.length;
  }

  double variance() {
    double mean = mean();
    long squares = 0;
    for (int s : samples) {
      squares += (long) s * s;
    }
    return Math.max(0, squares / (double) samples.length - mean * mean);
  }

  /** The mean of each {@code size} x {@code size} block into {@code target} from {@code offset}. */
  void blockMeans(int size, float[] target, int offset) {
    int columns = width / size;
    int rows = height / size;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int sum = 0;
        for (int y = row * size; y < (row + 1) * size; y++) {
          for (int x = column * size; x < (column + 1) * size; x++) {
            sum += samples[y * width + x];
          }
        }
        target[offset + row * columns + column] = sum / (float) (size * size);
      }
    }
  }

  /** The sum of absolute differences of two blocks; gives up once it reaches {@code limit}. */
  int difference(int x, int y, Plane other, int otherX, int otherY, int size, int limit) {
    int sum = 0;
    for (int row = 0; row < size && sum < limit; row++) {
      int i = (y + row) * width + x;
      int j = (otherY + row) * width + otherX;
      for (int k = 0; k < size; k++) {
        sum += Math.abs(samples[i + k] - other.samples[j + k]);
      }
    }
    return sum;
  }

  boolean holds(int x, int y, int size) {
    return x >= 0 && y >= 0 && x + size <= width && y + size <= height;
  }

  /** The mean squared difference of neighbouring samples: how sharp the picture is. */
  double gradientEnergy() {
    return gradientEnergy(samples, samples, 0);
  }

  /** The gradient energy of the difference of two planes of one size. */
  double gradientEnergyOfDifference(Plane other) {
    return gradientEnergy(samples, other.samples, 1);
  }

  private double gradientEnergy(int[] a, int[] b, int times) {
    long energy = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        int here = a[i] - times * b[i];
        if (x + 1 < width) {
          int d = a[i + 1] - times * b[i + 1] - here;
          energy += (long) d * d;
        }
        if (y + 1 < height) {
          int d = a[i + width] - times * b[i + width] - here;
          energy += (long) d * d;
        }
      }
    }
    return energy / (double) samples.length;
  }
}
