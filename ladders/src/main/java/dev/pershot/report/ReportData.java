package dev.pershot.report;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import java.util.List;
import java.util.Optional;

/**
 * All that a report says.
 *
 * @param title how people know the master, such as its file name
 * @param model libvmaf's name of the deciding model
 * @param resolution the master's
 * @param frameRate the master's
 * @param policy what the ladder was made under, in the order to show
 * @param rungs lowest rate first, all over the same shots
 */
public record ReportData(
    String title,
    String contentId,
    String model,
    Resolution resolution,
    FrameRate frameRate,
    List<Fact> policy,
    Analysis analysis,
    List<Rung> rungs,
    Run run) {
  public ReportData {
    policy = List.copyOf(policy);
    rungs = List.copyOf(rungs);
    if (rungs.isEmpty()) {
      throw new IllegalArgumentException("a report is about at least one rung");
    }
    List<Shot> shots = rungs.get(0).shotList();
    for (Rung rung : rungs) {
      if (!rung.shotList().equals(shots)) {
        throw new IllegalArgumentException("rung " + rung.name() + " has other shots");
      }
    }
  }

  List<Shot> shots() {
    return rungs.get(0).shotList();
  }

  /** The master's length in frames. */
  int frames() {
    List<Shot> shots = shots();
    return shots.get(shots.size() - 1).end();
  }

  /** A named value, as it is to be read. */
  public record Fact(String name, String value) {}

  /** An operating point of the whole title. */
  public record Point(double kbps, double vmaf) {}

  /** Operating points by rising rate. */
  public record Curve(String name, List<Point> points) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * What analysis found.
   *
   * @param resolutions the title at one resolution each, constant slope over its shots
   * @param perShot the title when every shot has its own quantizer
   * @param perTitle the title when one quantizer serves all shots
   * @param bdRatePercent of {@code perShot} against {@code perTitle}: negative where bits are saved
   */
  public record Analysis(
      List<Curve> resolutions, Curve perShot, Curve perTitle, Optional<Double> bdRatePercent) {
    public Analysis {
      resolutions = List.copyOf(resolutions);
    }
  }

  /**
   * A rung: what was predicted and what was delivered.
   *
   * @param kbps measured average of the delivered pictures
   * @param peakKbps measured, as RFC 8216 defines it
   * @param vmaf measured mean over the whole title
   * @param p5 the 5th percentile of the measured frames
   */
  public record Rung(
      String name,
      Resolution resolution,
      double predictedKbps,
      double kbps,
      double peakKbps,
      double predictedVmaf,
      double vmaf,
      double harmonicMean,
      double minimum,
      double p5,
      List<ShotResult> shots) {
    public Rung {
      shots = List.copyOf(shots);
      if (shots.isEmpty()) {
        throw new IllegalArgumentException("rung " + name + " has no shots");
      }
    }

    double drift() {
      return vmaf - predictedVmaf;
    }

    List<Shot> shotList() {
      return shots.stream().map(ShotResult::shot).toList();
    }
  }

  /**
   * A shot of a rung.
   *
   * @param kbps of the delivered pictures
   * @param vmaf measured mean
   */
  public record ShotResult(
      Shot shot, double quantizer, double kbps, double predictedVmaf, double vmaf) {
    double drift() {
      return vmaf - predictedVmaf;
    }
  }

  /**
   * What the run took.
   *
   * @param slots encodes that ran side by side; 0 on a fleet
   * @param versions of the parts that results depend on
   */
  public record Run(
      CpuSeconds cpuSeconds,
      double wallSeconds,
      int slots,
      int trialsRun,
      int trialsReused,
      List<Fact> versions) {
    public Run {
      versions = List.copyOf(versions);
    }
  }
}
