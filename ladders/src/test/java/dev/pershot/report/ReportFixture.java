package dev.pershot.report;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.Transition;
import dev.pershot.report.ReportData.Analysis;
import dev.pershot.report.ReportData.Curve;
import dev.pershot.report.ReportData.Fact;
import dev.pershot.report.ReportData.Point;
import dev.pershot.report.ReportData.Run;
import dev.pershot.report.ReportData.Rung;
import dev.pershot.report.ReportData.ShotResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run that looks like one. */
final class ReportFixture {
  private static final List<Resolution> SIZES =
      List.of(
          new Resolution(416, 234),
          new Resolution(640, 360),
          new Resolution(960, 540),
          new Resolution(1280, 720));
  private static final int[] LENGTHS = {
    50, 75, 31, 120, 88, 12, 64, 140, 42, 95, 25, 60, 110, 33, 71, 48, 90, 15, 130, 66
  };

  private ReportFixture() {}

  static ReportData data(String title) {
    double[] kbps = {142, 231, 378, 604, 980, 1590, 2540};
    int[] sizes = {0, 1, 1, 2, 2, 3, 3};
    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < kbps.length; i++) {
      rungs.add(rung(i + 1, SIZES.get(sizes[i]), kbps[i]));
    }
    return new ReportData(
        title,
        "9f".repeat(32),
        "vmaf_v1.0.16_3d0h",
        new Resolution(1280, 720),
        new FrameRate(25, 1),
        List.of(
            new Fact("Codec", "h264"),
            new Fact("Presets", "veryfast, then medium"),
            new Fact("Quality ceiling", "95"),
            new Fact("Rung spacing", "1.6"),
            new Fact("Segments", "6 s, IDR every 2 s")),
        new Analysis(
            IntStream.range(0, SIZES.size()).mapToObj(ReportFixture::resolutionCurve).toList(),
            curve("one quantizer for each shot", 1),
            curve("one quantizer for all shots", 0.88),
            Optional.of(-9.43)),
        rungs,
        new Run(
            new CpuSeconds(31.2, 22.9, 214.5, 187.25),
            251.7,
            2,
            412,
            96,
            List.of(
                new Fact("FFmpeg", "8.0.1"),
                new Fact("x264", "core 165"),
                new Fact("libvmaf", "3.2.0"),
                new Fact("Pershot", "0.1.0"))));
  }

  private static double quality(double kbps) {
    return 97 - 62 * Math.exp(-Math.pow(kbps / 420, 0.55));
  }

  private static Curve curve(String name, double efficiency) {
    List<Point> points = new ArrayList<>();
    for (double kbps = 60; kbps < 9000; kbps *= 1.25) {
      points.add(new Point(kbps, quality(kbps * efficiency)));
    }
    return new Curve(name, points);
  }

  private static Curve resolutionCurve(int index) {
    List<Point> points = new ArrayList<>();
    double ceiling = 70 + 9.2 * index;
    for (double kbps = 50 * (index + 1); kbps < 3000 * (index + 1); kbps *= 1.3) {
      double loss = 55 * Math.exp(-Math.pow(kbps / (130 + 110 * index), 0.75));
      points.add(new Point(kbps, Math.min(ceiling - loss, quality(kbps) - 0.3)));
    }
    return new Curve(SIZES.get(index).toString(), points);
  }

  private static Rung rung(int number, Resolution size, double kbps) {
    double vmaf = quality(kbps) - 0.21;
    List<ShotResult> shots = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < LENGTHS.length; i++) {
      Transition transition =
          i == 4 ? Transition.DISSOLVE : i == 11 ? Transition.FADE : Transition.CUT;
      double richness = 0.3 + (i * 7 % 11) / 6.0;
      double shotVmaf = Math.min(99.5, vmaf + (5 - i * 5 % 11) * 0.9);
      shots.add(
          new ShotResult(
              new Shot(start, start + LENGTHS[i], transition),
              44 - 3 * number + i % 4 + (i % 2) * 0.5,
              kbps * richness,
              shotVmaf + 0.2 - (i == 7 ? 1.4 : 0),
              shotVmaf));
      start += LENGTHS[i];
    }
    return new Rung(
        size.height() + "p-" + number,
        size,
        kbps * 1.02,
        kbps,
        kbps * 1.62,
        vmaf + (number == 2 ? 1.31 : 0.12),
        vmaf,
        vmaf - 0.8,
        Math.max(0, vmaf - 21),
        vmaf - 9,
        shots);
  }
}
