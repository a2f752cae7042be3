package dev.pershot.manifest;

import java.util.List;

/**
 * Measured bit rates, in bits a second, rounded up.
 *
 * @param average all bits over the whole duration
 * @param peak the largest rate of any run of segments that lasts 0.5 to 1.5 target durations
 *     together (RFC 8216, section 4.1). Where that leaves something out, it counts too: a segment
 *     longer than 1.5 target durations by itself, and the title as a whole, so that a title shorter
 *     than any window has a peak and no peak is below its average.
 */
public record BitRates(long average, long peak) {
  public BitRates {
    if (average <= 0 || peak < average) {
      throw new IllegalArgumentException(
          "a peak is at least the average, not " + peak + " under " + average);
    }
  }

  /** The rates of a track's segments. */
  public static BitRates ofSegments(Track track, int targetSeconds) {
    return of(
        track.segments().stream().map(s -> new Piece(s.bytes(), s.durationTicks())).toList(),
        track.timescale(),
        targetSeconds);
  }

  /** The rates of a track's I-frames, each lasting until the next one. */
  public static BitRates ofIFrames(Track track, int targetSeconds) {
    return of(
        track.segments().stream()
            .flatMap(s -> s.iFrames().stream())
            .map(f -> new Piece(f.bytes(), f.durationTicks()))
            .toList(),
        track.timescale(),
        targetSeconds);
  }

  /**
   * The rates of what is fetched together. Peaks add up, wherever they lie: BANDWIDTH is the
   * largest sum of peak segment bit rates of any playable combination (RFC 8216, section 4.3.4.2).
   */
  public BitRates plus(BitRates other) {
    return new BitRates(average + other.average, peak + other.peak);
  }

  /** What is fetched at once, and how long it plays. */
  record Piece(long bytes, long ticks) {}

  static BitRates of(List<Piece> pieces, int timescale, int targetSeconds) {
    long bytes = pieces.stream().mapToLong(Piece::bytes).sum();
    long ticks = pieces.stream().mapToLong(Piece::ticks).sum();
    long average = bitsPerSecond(bytes, ticks, timescale);
    long target = (long) targetSeconds * timescale;
    long peak = average;
    for (int first = 0; first < pieces.size(); first++) {
      peak = Math.max(peak, peakFrom(pieces, first, target, timescale));
    }
    return new BitRates(average, peak);
  }

  private static long peakFrom(List<Piece> pieces, int first, long target, int timescale) {
    long bytes = 0;
    long ticks = 0;
    long peak = 0;
    for (int last = first; last < pieces.size(); last++) {
      bytes += pieces.get(last).bytes();
      ticks += pieces.get(last).ticks();
      if (2 * ticks > 3 * target && last > first) {
        break;
      }
      if (2 * ticks >= target) {
        peak = Math.max(peak, bitsPerSecond(bytes, ticks, timescale));
      }
    }
    return peak;
  }

  /** Rounded up, so that nothing is promised that the media does not keep. */
  static long bitsPerSecond(long bytes, long ticks, long timescale) {
    long bits = Math.multiplyExact(Math.multiplyExact(8L, bytes), timescale);
    return Math.floorDiv(bits - 1, ticks) + 1;
  }
}
