package dev.pershot.model;

import java.util.Optional;

/**
 * What is known of a master before its frames are decoded. It is named by its content id, never by
 * its path.
 *
 * @param contentId SHA-256 of the file's bytes, in hexadecimal
 * @param container FFmpeg's name of the container format
 * @param frames frames announced by the container's packets; inspection confirms it by decoding
 */
public record Master(
    String contentId,
    long bytes,
    String container,
    Video video,
    Optional<Audio> audio,
    int frames,
    double durationSeconds) {

  public Master {
    if (!contentId.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a content id is a SHA-256 in hex, not " + contentId);
    }
    if (bytes <= 0 || frames <= 0 || !(durationSeconds > 0)) {
      throw new IllegalArgumentException(
          "a master has bytes, frames and a duration, not " + bytes + ", " + frames);
    }
  }

  /** The video stream: progressive, constant frame rate, 4:2:0. */
  public record Video(
      int streamIndex,
      String codec,
      Resolution resolution,
      FrameRate frameRate,
      String pixelFormat,
      int bitDepth,
      Colour colour) {}

  /** Colour description in FFmpeg's names ({@code unknown} where the file does not say). */
  public record Colour(
      String range, String primaries, String transfer, String matrix, String chromaLocation) {}

  /** The audio stream that is delivered. */
  public record Audio(
      int streamIndex, String codec, int sampleRate, int channels, String language) {}
}
