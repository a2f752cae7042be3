package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Yuv420Picture;

/**
 * Something to look at. A scene draws any of its frames in any order, and the same frame always the
 * same; it keeps a canvas of its own, so that two threads must not share one.
 */
public interface Scene {
  /** All scenes are drawn at this size. */
  int WIDTH = 1280;

  int HEIGHT = 720;

  /** Draws over the whole picture; {@code frame} counts from the scene's own first. */
  void draw(int frame, Yuv420Picture out);
}
