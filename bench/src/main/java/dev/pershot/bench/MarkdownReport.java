package dev.pershot.bench;

import static dev.pershot.bench.MarkdownText.fixed;
import static dev.pershot.bench.MarkdownText.orDash;

import dev.pershot.bench.BenchResult.Analysis;
import dev.pershot.bench.BenchResult.Requirement;
import dev.pershot.bench.BenchResult.Share;
import dev.pershot.bench.BenchResult.Title;
import dev.pershot.bench.ToolComparison.VmafDifference;
import java.util.Locale;

/** A result for people: {@code FILE.md}. */
final class MarkdownReport {
  private final BenchResult result;

  private MarkdownReport(BenchResult result) {
    this.result = result;
  }

  static String of(BenchResult result) {
    return new MarkdownReport(result).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder("# Analysis, measured " + result.date() + "\n");
    if (!result.titles().isEmpty()) {
      text.append("\n").append(analyses());
      text.append("\n## The same, seen from outside of the process\n\n").append(observations());
    }
    if (result.titles().stream().anyMatch(title -> title.tools().isPresent())) {
      text.append("\n## Against ffmpeg and vmaf, one trial at a time\n\n").append(comparisons());
    }
    return text.append(MarkdownText.ending(result.failures(), result.notes())).toString();
  }

  private MarkdownTable analyses() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "size",
            "frames",
            "shots",
            "trials",
            "wall s",
            "native CPU s",
            "decode %",
            "scale %",
            "encode %",
            "score %",
            "trial frames/s",
            "cores busy",
            "MB per slot",
            "BD-rate %");
    for (Title title : result.titles()) {
      Analysis analysis = title.analysis();
      Share share = analysis.sharePercent();
      table.row(
          title.name(),
          title.resolution().toString(),
          Integer.toString(title.frames()),
          Integer.toString(title.shots()),
          Integer.toString(title.trials()),
          fixed(analysis.wallSeconds(), 1),
          fixed(analysis.nativeCpuSeconds().total(), 1),
          fixed(share.decode(), 1),
          fixed(share.scale(), 1),
          fixed(share.encode(), 1),
          fixed(share.score(), 1),
          fixed(analysis.trialFramesPerSecond(), 1),
          judged(title.requirements().coresBusy(), 2),
          title
              .requirements()
              .peakMemoryPerSlotMb()
              .map(requirement -> judged(requirement, 0))
              .orElse(fixed(analysis.peakMemoryPerSlotMb(), 0)),
          title
              .requirements()
              .gain()
              .map(requirement -> judged(requirement, 2))
              .orElse(orDash(title.bdRatePercent(), 2)));
    }
    return table;
  }

  private MarkdownTable observations() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "wall s",
            "process CPU s",
            "native / process",
            "believable",
            "cores busy with the process",
            "CPU s of others");
    for (Title title : result.titles()) {
      Analysis analysis = title.analysis();
      var observed = analysis.observed();
      table.row(
          title.name(),
          fixed(observed.wallSeconds(), 1),
          fixed(observed.processCpuSeconds(), 1),
          fixed(analysis.nativeCpuSeconds().total() / observed.processCpuSeconds(), 2),
          analysis.nativePlausible() ? "yes" : "NO",
          fixed(observed.processCpuSeconds() / (observed.wallSeconds() * analysis.slots()), 2),
          orDash(observed.othersCpuSeconds(), 1));
    }
    return table;
  }

  private MarkdownTable comparisons() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "trials done",
            "threads",
            "wall s",
            "CPU s",
            "wall, tools / Pershot",
            "CPU, tools / Pershot",
            "worst VMAF difference",
            "mean",
            "bytes %",
            "CPU s of others");
    for (Title title : result.titles()) {
      title
          .tools()
          .ifPresent(
              tools ->
                  table.row(
                      title.name(),
                      tools.trials() + "/" + tools.ofTrials(),
                      Integer.toString(tools.threads()),
                      fixed(tools.total().wallSeconds(), 1),
                      fixed(tools.total().cpuSeconds(), 1),
                      fixed(tools.wallRatio(), 2),
                      fixed(tools.cpuRatio(), 2),
                      worst(tools.worstVmaf()),
                      fixed(tools.meanVmafDifference(), 3),
                      String.format(Locale.ROOT, "%+.2f", tools.sizePercent()),
                      orDash(tools.othersCpuSeconds(), 1)));
    }
    return table;
  }

  private static String worst(VmafDifference worst) {
    return String.format(
        Locale.ROOT,
        "%.3f (%.2f, ours %.2f; %s at %s, shot %s)",
        worst.absolute(),
        worst.tools(),
        worst.pershot(),
        worst.quantizer(),
        worst.resolution(),
        worst.shot());
  }

  private static String judged(Requirement requirement, int decimals) {
    return fixed(requirement.value(), decimals)
        + (requirement.passed() ? " pass" : " FAIL")
        + " ("
        + requirement.wanted()
        + ")";
  }
}
