package dev.pershot.ladder;

import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.List;

/**
 * Where IDR frames and segments lie: the same in all rungs. Shots are the unit; long ones are split
 * evenly, short ones joined.
 *
 * @param idrFrames for each shot, its IDR frames counted from its start
 * @param segments each starts at an IDR
 */
public record SegmentPlan(List<List<Integer>> idrFrames, List<FrameRange> segments) {
  /**
   * Seconds. What is shorter joins a neighbour, over the target by less than itself: rounding then
   * still gives the target (RFC 8216, EXTINF), and no segment is too short to hold sound.
   */
  private static final double SHORTEST = 0.5;

  public SegmentPlan {
    idrFrames = idrFrames.stream().map(List::copyOf).toList();
    segments = List.copyOf(segments);
  }

  /** A plan for shots under a policy. */
  public static SegmentPlan of(ShotList shots, FrameRate rate, Policy policy) {
    int longest = Math.max(1, (int) Math.floor(frames(policy.segmentSeconds(), rate) + 1e-6));
    List<List<Integer>> idrFrames = new ArrayList<>();
    List<FrameRange> pieces = new ArrayList<>();
    for (Shot shot : shots.shots()) {
      int parts = (shot.length() + longest - 1) / longest;
      double part = (double) shot.length() / parts;
      int gops = parts * (int) Math.max(1, Math.round(part / frames(policy.gopSeconds(), rate)));
      gops = Math.min(gops, shot.length());
      idrFrames.add(split(shot.length(), gops));
      List<Integer> starts = split(shot.length(), parts);
      for (int i = 0; i < parts; i++) {
        int end = i + 1 < parts ? starts.get(i + 1) : shot.length();
        pieces.add(new FrameRange(shot.start() + starts.get(i), shot.start() + end));
      }
    }
    int shortest = (int) Math.ceil(frames(SHORTEST, rate) - 1e-6);
    List<FrameRange> segments = join(pieces, longest, Integer.MAX_VALUE);
    return new SegmentPlan(idrFrames, join(segments, longest + shortest - 1, shortest));
  }

  private static double frames(double seconds, FrameRate rate) {
    return seconds * rate.framesPerSecond();
  }

  private static List<Integer> split(int length, int parts) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      starts.add((int) ((long) length * i / parts));
    }
    return starts;
  }

  /** From the left, joins neighbours of which one is below a length, as long as they fit. */
  private static List<FrameRange> join(List<FrameRange> pieces, int longest, int below) {
    List<FrameRange> segments = new ArrayList<>();
    FrameRange open = pieces.get(0);
    for (FrameRange piece : pieces.subList(1, pieces.size())) {
      if (Math.min(open.length(), piece.length()) < below
          && piece.end() - open.start() <= longest) {
        open = new FrameRange(open.start(), piece.end());
      } else {
        segments.add(open);
        open = piece;
      }
    }
    segments.add(open);
    return segments;
  }
}
