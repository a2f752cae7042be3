package dev.pershot.bench;

import static dev.pershot.bench.BenchResult.rounded;

import dev.pershot.bench.Interval.Mark;
import dev.pershot.bench.ToolComparison.VmafDifference;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pershot's trials again, by command lines and one after the other. */
final class ToolMatrix {
  private final PershotRun pershot;
  private final Path master;
  private final int threads;
  private final ToolCommands commands;
  private final TimedShell shell;
  private final Path source;
  private final Path reference;
  private final Path stream;
  private final Path scores;
  private final List<VmafDifference> differences = new ArrayList<>();
  private Timed cut = Timed.ZERO;
  private Timed encode = Timed.ZERO;
  private Timed score = Timed.ZERO;
  private long bytes;

  /**
   * A matrix to do.
   *
   * @param threads that each program may use
   * @param work with room for a shot's frames, uncompressed
   */
  ToolMatrix(Tools tools, PershotRun pershot, Path master, int threads, WorkFolder work) {
    this.pershot = pershot;
    this.master = master;
    this.threads = threads;
    this.commands = new ToolCommands(tools.ffmpeg(), tools.vmaf(), pershot.video(), threads);
    this.shell = new TimedShell(work.resolve("tools.log"));
    this.source = work.resolve("source.yuv");
    this.reference = work.resolve("reference.yuv");
    this.stream = work.resolve("trial.h264");
    this.scores = work.resolve("scores.json");
  }

  /** Does every {@code step}-th trial. */
  ToolComparison run(int step) {
    List<Trial> sample = TrialSample.every(step, pershot.trials());
    Set<TrialSpec> wanted = new HashSet<>();
    sample.forEach(trial -> wanted.add(trial.spec()));
    Mark start = Mark.of(0);
    for (List<Trial> shot : byShot().values()) {
      FrameRange window = cut(shot.get(0).spec());
      for (Trial trial : shot) {
        if (wanted.contains(trial.spec())) {
          measure(trial, window);
        }
      }
      System.err.println("tools    " + differences.size() + "/" + sample.size() + " trials");
    }
    Mark end = Mark.of(cut.plus(encode).plus(score).cpuSeconds());
    return comparison(sample, Interval.between(start, end));
  }

  private Map<FrameRange, List<Trial>> byShot() {
    Map<FrameRange, List<Trial>> shots = new LinkedHashMap<>();
    for (Trial trial : pershot.trials()) {
      shots.computeIfAbsent(trial.spec().range(), shot -> new ArrayList<>()).add(trial);
    }
    return shots;
  }

  /** Every shot is cut out, whatever the sample, so that this part needs no scaling. */
  private FrameRange cut(TrialSpec spec) {
    FrameRange window = ToolCommands.window(spec, pershot.ladder().frames());
    cut = cut.plus(shell.run(commands.cut(master, spec, window, source, reference)));
    return window;
  }

  private void measure(Trial trial, FrameRange window) {
    TrialSpec spec = trial.spec();
    encode = encode.plus(shell.run(commands.encode(spec, source, stream)));
    score = score.plus(shell.run(commands.score(spec, window, stream, reference, scores)));
    try {
      bytes += Files.size(stream);
      differences.add(
          new VmafDifference(
              spec.range(),
              spec.recipe().resolution(),
              spec.recipe().quantizer(),
              rounded(trial.quality(), 3),
              rounded(VmafLog.mean(Files.readAllBytes(scores), spec.range(), window), 3)));
    } catch (IOException e) {
      throw new BenchFailure("the tools left no result", e);
    }
  }

  private ToolComparison comparison(List<Trial> sample, Interval took) {
    double scale = TrialSample.scale(sample, pershot.trials());
    Timed total = cut.plus(encode.plus(score).times(scale));
    double ours = sample.stream().mapToDouble(Trial::bytes).sum();
    return new ToolComparison(
        threads,
        sample.size(),
        pershot.trials().size(),
        rounded(scale, 4),
        cut.rounded(),
        encode.rounded(),
        score.rounded(),
        total.rounded(),
        rounded(total.wallSeconds() / pershot.record().analysisWallSeconds(), 2),
        rounded(total.cpuSeconds() / pershot.record().analysisCpuSeconds().total(), 2),
        took.othersCpuSeconds().map(seconds -> rounded(seconds, 1)),
        differences.stream()
            .max(Comparator.comparingDouble(VmafDifference::absolute))
            .orElseThrow(() -> new BenchFailure("the matrix is empty")),
        rounded(
            differences.stream().mapToDouble(VmafDifference::absolute).average().orElseThrow(), 3),
        rounded(100 * (bytes / ours - 1), 2));
  }
}
