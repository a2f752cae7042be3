package dev.pershot.media.master;

import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import java.util.List;
import java.util.Optional;

/**
 * What FFmpeg says of a master's video stream, before anything is concluded from it.
 *
 * @param rates the frame rates it claims, the likeliest first
 * @param pts presentation times of all packets, ascending, in ticks of {@code timeBase} seconds
 * @param announcedFrames frames that the container's header promises, 0 if it does not say
 * @param rotationDegrees how a player would turn the picture
 */
record StreamFacts(
    String codec,
    int width,
    int height,
    String pixelFormat,
    int bitDepth,
    boolean isPlanarYuv420,
    boolean hasAlpha,
    Optional<String> interlacing,
    String sampleAspect,
    double rotationDegrees,
    Colour colour,
    boolean hasDynamicRange,
    List<FrameRate> rates,
    double timeBase,
    List<Long> pts,
    long announcedFrames) {
  StreamFacts {
    rates = List.copyOf(rates);
    pts = List.copyOf(pts);
  }
}
