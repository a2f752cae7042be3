package dev.pershot.media.delivery;

/** Takes a track's files in order: the init segment, then the media segments. */
@FunctionalInterface
public interface TrackSink {
  /**
   * Takes a whole file.
   *
   * @param name without a folder
   */
  void accept(String name, byte[] bytes);
}
