package dev.pershot.manifest;

import java.util.List;

/**
 * DASH's {@code @bandwidth}: delivered continuously at this constant rate from the start of any
 * segment, every later one is there in time, when playing begins {@code @minBufferTime} after the
 * first bit (ISO/IEC 23009-1, 5.3.5.2). This is the smallest such rate, with a segment counted as
 * there when its last byte is, or the average where that is more.
 */
final class DashBandwidth {
  private DashBandwidth() {}

  static long of(Track track, long minBufferMicros) {
    long buffer = Math.multiplyExact(minBufferMicros, track.timescale()) / 1_000_000;
    List<Segment> segments = track.segments();
    long bandwidth = 0;
    for (int first = 0; first < segments.size(); first++) {
      long bytes = 0;
      long start = segments.get(first).startTicks();
      for (Segment segment : segments.subList(first, segments.size())) {
        bytes += segment.bytes();
        long due = buffer + segment.startTicks() - start;
        bandwidth = Math.max(bandwidth, BitRates.bitsPerSecond(bytes, due, track.timescale()));
      }
    }
    return Math.max(bandwidth, average(track));
  }

  private static long average(Track track) {
    long bytes = track.segments().stream().mapToLong(Segment::bytes).sum();
    return BitRates.bitsPerSecond(bytes, track.endTicks() - track.startTicks(), track.timescale());
  }
}
