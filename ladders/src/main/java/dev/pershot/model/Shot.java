package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Frames {@code [start, end)} between two boundaries of the master, and how they begin. */
public record Shot(int start, int end, Transition transition) {
  public Shot {
    var unused = new FrameRange(start, end);
  }

  @JsonIgnore
  public FrameRange range() {
    return new FrameRange(start, end);
  }

  @JsonIgnore
  public int length() {
    return end - start;
  }
}
