package dev.pershot.media.master;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Every decoded frame of a master in presentation order: when it is shown, whether decoding can
 * start there, and what it looks like. It is the truth that later decoding is held to.
 *
 * @param pts presentation time of each frame in the stream's time base
 * @param keyFrames the numbers of the frames at which decoding can start
 * @param checksums CRC-32C of each frame's samples
 */
public record FrameIndex(
    int schema,
    String contentId,
    List<Long> pts,
    List<Integer> keyFrames,
    List<Integer> checksums) {
  public static final int SCHEMA = 1;

  public FrameIndex {
    pts = List.copyOf(pts);
    keyFrames = List.copyOf(keyFrames);
    checksums = List.copyOf(checksums);
    if (pts.isEmpty() || pts.size() != checksums.size()) {
      throw new IllegalArgumentException(
          "an index has a checksum for every frame, not "
              + checksums.size()
              + " for "
              + pts.size());
    }
  }

  @JsonIgnore
  public int frames() {
    return pts.size();
  }
}
