package dev.pershot.manifest;

import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;

/** A rung's pictures. Each segment starts with an IDR frame and lists all that it has. */
public record VideoTrack(Track track, Resolution resolution, FrameRate frameRate) {
  public VideoTrack {
    for (Segment segment : track.segments()) {
      if (segment.iFrames().isEmpty()) {
        throw new IllegalArgumentException(
            track.folder() + "/" + segment.file() + " does not start with an IDR frame");
      }
    }
  }
}
