package dev.pershot.sample.picture;

/**
 * Grain as film has it: new in every frame, about two pixels wide, strongest in the middle tones.
 */
public final class FilmGrain {
  private static final int SIZE = 512;

  private final byte[] sheet = new byte[SIZE * SIZE];

  /**
   * @param deviation standard deviation in 8-bit codes at middle grey
   */
  public FilmGrain(double deviation, int seed) {
    Field white = Field.of(SIZE, (x, y) -> bell(x, y, seed));
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double soft = (2 * white.at(x, y) + white.at(x + 1, y) + white.at(x, y + 1)) / 2.45;
        sheet[y * SIZE + x] = (byte) Math.max(-127, Math.min(127, Math.rint(soft * deviation * 4)));
      }
    }
  }

  public void addTo(Yuv420Picture picture, int frame) {
    byte[] luma = picture.luma();
    for (int y = 0; y < picture.height(); y++) {
      // A row starts anywhere in the sheet's row, so no pattern returns from frame to frame.
      int bits = Hash.bits(frame * SIZE + y / 2, 0x6a3);
      int row = (((bits >> 16) + y) & (SIZE - 1)) * SIZE;
      for (int x = 0; x < picture.width(); x++) {
        int at = y * picture.width() + x;
        luma[at] = grained(luma[at] & 0xff, sheet[row + ((x + bits) & (SIZE - 1))]);
      }
    }
  }

  /** Quarters of a code, weighed by a parabola that is 256 at middle grey. */
  private static byte grained(int luma, int quarters) {
    int weight = 256 - (luma - 126) * (luma - 126) / 64;
    int value = luma + ((quarters * weight + 512) >> 10);
    return (byte) Math.max(16, Math.min(235, value));
  }

  /** Nearly normal with deviation 1: the sum of twelve uniform numbers. */
  private static double bell(int x, int y, int seed) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += Hash.unit(y * SIZE + x, seed * 12 + i);
    }
    return sum;
  }
}
