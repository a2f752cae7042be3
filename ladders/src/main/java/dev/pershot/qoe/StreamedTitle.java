package dev.pershot.qoe;

import java.util.ArrayList;
import java.util.List;

/**
 * A packaged ladder as players see it: segments that all rungs share, and each rung's sizes.
 *
 * @param segmentMillis how long each segment plays
 * @param rungs lowest rate first
 */
public record StreamedTitle(List<Double> segmentMillis, List<Rung> rungs) {
  public StreamedTitle {
    segmentMillis = List.copyOf(segmentMillis);
    rungs = List.copyOf(rungs);
    require(!segmentMillis.isEmpty(), "a title has at least one segment");
    require(!rungs.isEmpty(), "a title has at least one rung");
    for (double millis : segmentMillis) {
      require(Double.isFinite(millis) && millis > 0, "a segment lasts, not " + millis + " ms");
    }
    for (int i = 0; i < rungs.size(); i++) {
      check(rungs, i, segmentMillis.size());
    }
  }

  private static void check(List<Rung> rungs, int i, int segments) {
    Rung rung = rungs.get(i);
    require(
        rung.segmentBits().size() == segments,
        "rung "
            + rung.name()
            + " has "
            + rung.segmentBits().size()
            + " of "
            + segments
            + " segments");
    require(
        i == 0 || rung.kbps() > rungs.get(i - 1).kbps(),
        "rung " + rung.name() + " has no higher rate than the one below it");
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /**
   * One stream.
   *
   * @param kbps the rate that players decide by
   * @param segmentVmaf mean VMAF of each segment
   */
  public record Rung(String name, double kbps, List<Double> segmentBits, List<Double> segmentVmaf) {
    public Rung {
      segmentBits = List.copyOf(segmentBits);
      segmentVmaf = List.copyOf(segmentVmaf);
      require(Double.isFinite(kbps) && kbps > 0, "a rung has a rate, not " + kbps + " kbit/s");
      require(
          segmentVmaf.size() == segmentBits.size(),
          "each segment of rung " + name + " has a size and a VMAF");
      for (double bits : segmentBits) {
        require(Double.isFinite(bits) && bits > 0, "a segment has bits, not " + bits);
      }
      for (double vmaf : segmentVmaf) {
        require(Double.isFinite(vmaf), "a segment's VMAF is a number, not " + vmaf);
      }
    }
  }

  public int segments() {
    return segmentMillis.size();
  }

  double millis(int segment) {
    return segmentMillis.get(segment);
  }

  double kbps(int rung) {
    return rungs.get(rung).kbps();
  }

  double bits(int segment, int rung) {
    return rungs.get(rung).segmentBits().get(segment);
  }

  double vmaf(int segment, int rung) {
    return rungs.get(rung).segmentVmaf().get(segment);
  }

  int highest() {
    return rungs.size() - 1;
  }

  double totalMillis() {
    return startMillis(segments());
  }

  double startMillis(int segment) {
    double start = 0;
    for (int i = 0; i < segment; i++) {
      start += segmentMillis.get(i);
    }
    return start;
  }

  double meanMillis() {
    return totalMillis() / segments();
  }

  double longestMillis() {
    return segmentMillis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** The title over and over, in whole, until it lasts so long; itself if it already does. */
  public StreamedTitle repeatedTo(double seconds) {
    int times = (int) Math.max(1, Math.ceil(1000 * seconds / totalMillis() - 1e-9));
    List<Rung> longer = new ArrayList<>();
    for (Rung rung : rungs) {
      longer.add(
          new Rung(
              rung.name(),
              rung.kbps(),
              repeated(rung.segmentBits(), times),
              repeated(rung.segmentVmaf(), times)));
    }
    return new StreamedTitle(repeated(segmentMillis, times), longer);
  }

  private static List<Double> repeated(List<Double> values, int times) {
    List<Double> all = new ArrayList<>(values.size() * times);
    for (int i = 0; i < times; i++) {
      all.addAll(values);
    }
    return all;
  }
}
