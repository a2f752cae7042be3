package dev.pershot.ladder;

import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The bit rates of a choice of points over contiguous segments that last 0.5 to 1.5 target
 * durations together (RFC 8216, section 4.3.4.2), or over one segment that is longer; the largest
 * is the peak bit rate.
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

  /** Contiguous segments and their rate. */
  record Window(FrameRange frames, double kbps) {
    boolean overlaps(Window other) {
      return frames.start() < other.frames.end() && other.frames.start() < frames.end();
    }
  }

  /**
   * The windows above a rate, the richest first and none that overlaps a richer one.
   *
   * @param choice a point for each shot
   */
  List<Window> above(double kbps, List<ShotPoint> choice) {
    List<Window> rich = windowsAbove(kbps, segmentBytes(choice));
    rich.sort(Comparator.comparingDouble(Window::kbps).reversed());
    List<Window> apart = new ArrayList<>();
    for (Window window : rich) {
      if (apart.stream().noneMatch(window::overlaps)) {
        apart.add(window);
      }
    }
    return apart;
  }

  private List<Window> windowsAbove(double kbps, long[] bytes) {
    List<Window> windows = new ArrayList<>();
    for (int first = 0; first < bytes.length; first++) {
      long sum = 0;
      for (int last = first; last < bytes.length; last++) {
        sum += bytes[last];
        FrameRange frames =
            new FrameRange(plan.segments().get(first).start(), plan.segments().get(last).end());
        double seconds = rate.seconds(frames.length());
        if (seconds > 1.5 * target && last > first) {
          break;
        }
        double own = rate.kbps(sum, frames.length());
        if (seconds >= 0.5 * target && own > kbps) {
          windows.add(new Window(frames, own));
        }
      }
    }
    return windows;
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
