package dev.pershot.app.publish;

import dev.pershot.app.job.JobStore;
import dev.pershot.hull.RateQuality;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.TitleComparison;
import dev.pershot.model.Shot;
import dev.pershot.report.ReportData;
import dev.pershot.report.ReportData.Analysis;
import dev.pershot.report.ReportData.Curve;
import dev.pershot.report.ReportData.Fact;
import dev.pershot.report.ReportData.Point;
import dev.pershot.report.ReportData.ShotResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the report says of a run. */
final class Report {
  private Report() {}

  static ReportData of(JobStore jobs, Ladder ladder, RunRecord run, String title) {
    return new ReportData(
        title,
        ladder.contentId(),
        ladder.models().get(0),
        jobs.job().master().video().resolution(),
        ladder.frameRate(),
        decidedBy(ladder),
        analysis(ladder.comparison()),
        ladder.rungs().stream().map(rung -> rung(rung, ladder)).toList(),
        new ReportData.Run(
            run.cpuSeconds(),
            run.wallSeconds(),
            run.slots().orElse(0),
            run.trials().run(),
            run.trials().reused(),
            List.of(
                new Fact("Pershot", run.pershot()),
                new Fact("FFmpeg", run.versions().ffmpeg()),
                new Fact("Encoder", run.versions().encoder()),
                new Fact("libvmaf", run.versions().libvmaf()))));
  }

  /** The policy, and what was set by hand. */
  private static List<Fact> decidedBy(Ladder ladder) {
    List<Fact> facts = new ArrayList<>(policy(ladder.policy()));
    if (!ladder.overrides().isEmpty()) {
      String all =
          ladder.overrides().stream().map(Object::toString).collect(Collectors.joining(", "));
      facts.add(new Fact("Set by hand (shots counted from 0)", all));
    }
    return facts;
  }

  private static List<Fact> policy(Policy policy) {
    return List.of(
        new Fact("Codec", policy.codec()),
        new Fact(
            "Quantizers",
            policy.quantizers().values().stream().map(Report::number).toList().toString()),
        new Fact("Analysis preset", policy.analysisPreset()),
        new Fact("Final preset", policy.finalPreset()),
        new Fact("Quality ceiling", number(policy.qualityCeiling())),
        new Fact("Rung spacing", number(policy.rungSpacing())),
        new Fact("Peak to average", number(policy.peakToAverage())),
        new Fact("Segments", number(policy.segmentSeconds()) + " s"),
        new Fact("IDR distance", number(policy.gopSeconds()) + " s"));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static Analysis analysis(TitleComparison comparison) {
    return new Analysis(
        comparison.resolutions().stream()
            .map(curve -> curve(curve.resolution().toString(), curve.points()))
            .toList(),
        curve("per shot", comparison.perShot()),
        curve("one quantizer for the title", comparison.perTitle()),
        comparison.bdRatePercent());
  }

  private static Curve curve(String name, List<RateQuality> points) {
    return new Curve(name, points.stream().map(p -> new Point(p.rateKbps(), p.quality())).toList());
  }

  private static ReportData.Rung rung(Ladder.Rung rung, Ladder ladder) {
    List<ShotResult> shots = new ArrayList<>();
    for (int i = 0; i < rung.shots().size(); i++) {
      Shot shot = ladder.shots().shots().get(i);
      Ladder.ShotChoice choice = rung.shots().get(i);
      shots.add(
          new ShotResult(
              shot, choice.quantizer(), choice.kbps(), choice.predicted(), choice.measured()));
    }
    return new ReportData.Rung(
        rung.name(),
        rung.resolution(),
        rung.predicted().kbps(),
        rung.measured().kbps(),
        rung.measured().peakKbps(),
        rung.predicted().mean(),
        rung.measured().mean(),
        rung.measured().harmonicMean(),
        rung.measured().minimum(),
        rung.measured().p5(),
        shots);
  }
}
