package dev.pershot.media.master;

import dev.pershot.model.FrameRate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether frames follow each other at one distance. */
final class FrameTiming {
  /** What masters have whose container names no rate, or a wrong one. */
  private static final List<FrameRate> USUAL =
      List.of(
          new FrameRate(12, 1),
          new FrameRate(25, 2),
          new FrameRate(15, 1),
          new FrameRate(24_000, 1001),
          new FrameRate(24, 1),
          new FrameRate(25, 1),
          new FrameRate(30_000, 1001),
          new FrameRate(30, 1),
          new FrameRate(48, 1),
          new FrameRate(50, 1),
          new FrameRate(60_000, 1001),
          new FrameRate(60, 1),
          new FrameRate(100, 1),
          new FrameRate(120_000, 1001),
          new FrameRate(120, 1));

  /** Seconds: rounding to whole milliseconds, at both ends of a distance, and half of it again. */
  private static final double ROUNDING = 1.5e-3;

  private FrameTiming() {}

  /**
   * The first claimed rate that every presentation time agrees with, else the usual one nearest.
   */
  static Optional<FrameRate> constantRate(StreamFacts facts) {
    return facts.rates().stream()
        .filter(rate -> agrees(facts, rate))
        .findFirst()
        .or(
            () ->
                USUAL.stream()
                    .filter(rate -> agrees(facts, rate))
                    .min(Comparator.comparingDouble(rate -> deviation(facts, rate))));
  }

  /**
   * Containers round times to their ticks, and a film that once was in Matroska keeps its whole
   * milliseconds in any other. So each frame may be off by that much, but never by half a frame,
   * and never more at the end than at the start.
   */
  private static boolean agrees(StreamFacts facts, FrameRate rate) {
    double rounding = Math.max(1.5 * facts.timeBase(), ROUNDING);
    return deviation(facts, rate) <= Math.min(rounding, rate.seconds(1) / 2.5);
  }

  /** By how many seconds the worst frame is off. */
  private static double deviation(StreamFacts facts, FrameRate rate) {
    List<Long> pts = facts.pts();
    return IntStream.range(0, pts.size())
        .mapToDouble(i -> (pts.get(i) - pts.get(0)) * facts.timeBase() - rate.seconds(i))
        .map(Math::abs)
        .max()
        .orElse(0);
  }

  /** The shortest and the longest distance of two frames. */
  static String describe(StreamFacts facts) {
    List<Long> pts = facts.pts();
    var distances =
        IntStream.range(1, pts.size())
            .mapToDouble(i -> (pts.get(i) - pts.get(i - 1)) * facts.timeBase() * 1000)
            .summaryStatistics();
    return String.format(Locale.ROOT, "%.1f to %.1f ms", distances.getMin(), distances.getMax());
  }
}
