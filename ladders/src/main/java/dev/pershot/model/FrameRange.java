package dev.pershot.model;

/** Decoded frames {@code [start, end)} of the master, counted from 0 in presentation order. */
public record FrameRange(int start, int end) {
  public FrameRange {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a frame range needs 0 <= start < end, not [" + start + ", " + end + ")");
    }
  }

  public int length() {
    return end - start;
  }

  @Override
  public String toString() {
    return "[" + start + ", " + end + ")";
  }
}
