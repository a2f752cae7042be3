package dev.pershot.media.master;

import dev.pershot.model.FrameRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A few levels of each frame of a title, 144 bytes that tell which shots may be the same: a film of
 * two hours takes 25 MB.
 */
final class FrameSketches {
  private static final int BLOCK = 8;

  /** Levels. What two codings of the same picture differ by is less. */
  private static final double ALIKE = 1;

  private final List<byte[]> sketches = new ArrayList<>();

  /** Adds the next frame by its small luma plane. */
  void add(byte[] luma, int width, int height) {
    int columns = width / BLOCK;
    byte[] sketch = new byte[columns * (height / BLOCK)];
    for (int block = 0; block < sketch.length; block++) {
      int from = block / columns * BLOCK * width + block % columns * BLOCK;
      sketch[block] = mean(luma, from, width);
    }
    sketches.add(sketch);
  }

  private static byte mean(byte[] luma, int from, int width) {
    int sum = 0;
    for (int y = 0; y < BLOCK; y++) {
      for (int x = 0; x < BLOCK; x++) {
        sum += luma[from + y * width + x] & 0xff;
      }
    }
    return (byte) (sum / (BLOCK * BLOCK));
  }

  /** Whether each frame of one range is much like that of the other, which is as long. */
  boolean alike(FrameRange one, FrameRange other) {
    for (int frame = 0; frame < one.length(); frame++) {
      if (difference(one.start() + frame, other.start() + frame) > ALIKE) {
        return false;
      }
    }
    return true;
  }

  private double difference(int one, int other) {
    byte[] a = sketches.get(one);
    byte[] b = sketches.get(other);
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / (double) a.length;
  }

  boolean isEmpty() {
    return sketches.isEmpty();
  }
}
