package dev.pershot.ladder;

import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.List;

/**
 * The peak bit rate of a choice of points: the largest over contiguous segments that last 0.5 to
 * 1.5 target durations together (RFC 8216, section 4.3.4.2), or over one segment that is longer.
 */
final class PeakRate {
  private final ShotList shots;
  private final SegmentPlan plan;
  private final FrameRate rate;
  private final double target;

  PeakRate(ShotList shots, SegmentPlan plan, FrameRate rate, Policy policy) {
    this.shots = shots;
    this.plan = plan;
    this.rate = rate;
    this.target = policy.segmentSeconds();
  }

  /** The richest window: its frames and its rate. */
  record Window(FrameRange frames, double kbps) {}

  Window of(List<ShotPoint> choice) {
    long[] bytes = segmentBytes(choice);
    List<FrameRange> segments = plan.segments();
    Window peak = new Window(segments.get(0), 0);
    for (int first = 0; first < bytes.length; first++) {
      long sum = 0;
      for (int last = first; last < bytes.length; last++) {
        sum += bytes[last];
        FrameRange frames = new FrameRange(segments.get(first).start(), segments.get(last).end());
        double seconds = rate.seconds(frames.length());
        if (seconds > 1.5 * target && last > first) {
          break;
        }
        double kbps = rate.kbps(sum, frames.length());
        if (seconds >= 0.5 * target && kbps > peak.kbps()) {
          peak = new Window(frames, kbps);
        }
      }
    }
    return peak;
  }

  private long[] segmentBytes(List<ShotPoint> choice) {
    long[] bytes = new long[plan.segments().size()];
    int segment = 0;
    for (int s = 0; s < choice.size(); s++) {
      Shot shot = shots.shots().get(s);
      List<Integer> idr = plan.idrFrames().get(s);
      for (int gop = 0; gop < idr.size(); gop++) {
        while (shot.start() + idr.get(gop) >= plan.segments().get(segment).end()) {
          segment++;
        }
        bytes[segment] += choice.get(s).gopBytes().get(gop);
      }
    }
    return bytes;
  }
}
