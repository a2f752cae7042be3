package dev.pershot.media.trial;

import dev.pershot.media.ffmpeg.Frame;

/** One frame of the master, as scorers take it. */
interface Reference {
  /** The frame in a pixel format (FFmpeg's number). It stays valid until another one is shown. */
  Frame in(int pixelFormat);
}
