package dev.pershot.media.master;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;

/**
 * What Pershot takes: progressive video of a constant frame rate, 4:2:0 with 8 or 10 bits, square
 * pixels, standard dynamic range. Anything else is refused in one sentence that names the property.
 */
final class MasterGate {
  /** Below this libvmaf's multi-scale features have nothing to measure. */
  private static final int SMALLEST_SIDE = 64;

  private static final int LARGEST_SIDE = 8192;

  private final String name;

  MasterGate(String name) {
    this.name = name;
  }

  /** The exact frame rate, where everything else is as it should be. */
  FrameRate admit(StreamFacts facts) {
    requirePicture(facts);
    requireSamples(facts);
    if (facts.pts().isEmpty()) {
      throw new PershotException(
          ErrorCode.MASTER_NOT_VIDEO, name + " has a video stream without a single frame");
    }
    if (facts.announcedFrames() > facts.pts().size()) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED,
          name
              + " is truncated: it announces "
              + facts.announcedFrames()
              + " frames and holds "
              + facts.pts().size());
    }
    return FrameTiming.constantRate(facts)
        .orElseThrow(
            () ->
                unsupported(
                    "frame rate is variable (frames last " + FrameTiming.describe(facts) + ")",
                    "a constant one"));
  }

  private void requirePicture(StreamFacts facts) {
    if (facts.width() < SMALLEST_SIDE || facts.height() < SMALLEST_SIDE) {
      throw unsupported("picture is " + facts.width() + "x" + facts.height(), "at least 64x64");
    }
    if (facts.width() > LARGEST_SIDE || facts.height() > LARGEST_SIDE) {
      throw unsupported("picture is " + facts.width() + "x" + facts.height(), "at most 8192x8192");
    }
    if (facts.width() % 2 != 0 || facts.height() % 2 != 0) {
      throw unsupported("picture is " + facts.width() + "x" + facts.height(), "even sides");
    }
    if (!facts.sampleAspect().equals("1:1")) {
      throw unsupported("sample aspect ratio is " + facts.sampleAspect(), "1:1");
    }
    if (facts.rotationDegrees() != 0) {
      throw unsupported(
          "display rotation is " + Math.round(facts.rotationDegrees()) + " degrees", "0");
    }
    facts
        .interlacing()
        .ifPresent(
            order -> {
              throw unsupported("field order is " + order, "progressive");
            });
  }

  private void requireSamples(StreamFacts facts) {
    if (facts.hasAlpha()) {
      throw unsupported("picture has an alpha channel", "opaque pictures");
    }
    if (!facts.isPlanarYuv420()) {
      throw unsupported("pixel format is " + facts.pixelFormat(), "4:2:0 with 8 or 10 bits");
    }
    if (facts.bitDepth() != 8 && facts.bitDepth() != 10) {
      throw unsupported("bit depth is " + facts.bitDepth(), "8 or 10");
    }
    if (facts.hasDynamicRange()) {
      throw unsupported(
          "transfer characteristic is " + facts.colour().transfer() + " (high dynamic range)",
          "standard dynamic range");
    }
  }

  private PershotException unsupported(String property, String wanted) {
    return new PershotException(
        ErrorCode.MASTER_UNSUPPORTED,
        name + " is not supported: its " + property + ", and Pershot takes " + wanted);
  }
}
