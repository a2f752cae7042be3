package dev.pershot.media.trial;

import dev.pershot.media.ffmpeg.Frame;

/** What a viewer of an encode sees, frame by frame. */
interface ShownPictures extends AutoCloseable {
  /**
   * The picture of a frame, where it is needed; frames are asked for in their order, each once. It
   * stays valid until the next one is asked for.
   */
  Frame of(int frame);

  /** Refuses an encode that shows more than was asked for. */
  void requireEnd();

  @Override
  void close();
}
