package dev.pershot.bench;

import static dev.pershot.bench.BenchResult.rounded;

import dev.pershot.app.publish.RunRecord;
import dev.pershot.bench.BenchResult.Analysis;
import dev.pershot.bench.BenchResult.Observed;
import dev.pershot.bench.BenchResult.Requirement;
import dev.pershot.bench.BenchResult.Requirements;
import dev.pershot.bench.BenchResult.Share;
import dev.pershot.bench.BenchResult.Title;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Resolution;
import java.util.Locale;
import java.util.Optional;

/** From what a run left to what it is judged by. */
final class Measurement {
  private static final double LEAST_CORES_BUSY = 0.85;
  private static final double MOST_MB_PER_SLOT = 700;
  private static final Resolution LARGEST_JUDGED = new Resolution(1920, 1080);

  /** A process's clock and its threads' clocks differ by this much, and events come late. */
  private static final double CLOCK_TOLERANCE = 1.02;

  private static final double LATENESS_SECONDS = 0.3;

  private Measurement() {}

  static Title of(String name, PershotRun run) {
    RunRecord record = run.record();
    long trialFrames =
        run.trials().stream().mapToLong(trial -> trial.spec().range().length()).sum();
    Analysis analysis = analysis(record, run.watched(), trialFrames);
    int shots = run.ladder().shots().shots().size();
    Optional<Double> gain = run.ladder().comparison().bdRatePercent().map(bd -> rounded(bd, 2));
    return new Title(
        name,
        run.video().resolution(),
        run.ladder().frameRate(),
        run.ladder().frames(),
        shots,
        run.trials().size(),
        run.ladder().models().get(0),
        run.ladder().policy().analysisPreset(),
        analysis,
        gain,
        requirements(analysis, run.video().resolution(), shots, gain),
        Optional.empty());
  }

  static Analysis analysis(RunRecord record, Interval watched, long trialFrames) {
    CpuSeconds cpu = record.analysisCpuSeconds();
    double wall = record.analysisWallSeconds();
    double peakMb = record.peakMemoryBytes().orElseThrow() / 1e6;
    return new Analysis(
        record.slots().orElseThrow(),
        rounded(wall, 3),
        seconds(cpu),
        Share.of(cpu),
        rounded(cpu.total() / (wall * record.slots().orElseThrow()), 3),
        new Observed(
            rounded(watched.wallSeconds(), 3),
            rounded(watched.cpuSeconds(), 3),
            watched.othersCpuSeconds().map(seconds -> rounded(seconds, 1))),
        plausible(cpu.total(), watched, record.slots().orElseThrow()),
        rounded(trialFrames / wall, 1),
        rounded(peakMb, 0),
        rounded(peakMb / record.slots().orElseThrow(), 0));
  }

  private static CpuSeconds seconds(CpuSeconds cpu) {
    return new CpuSeconds(
        rounded(cpu.decode(), 3),
        rounded(cpu.scale(), 3),
        rounded(cpu.encode(), 3),
        rounded(cpu.score(), 3));
  }

  /** Native work is a part of what the process did: more cannot be. */
  private static boolean plausible(double nativeCpuSeconds, Interval watched, int slots) {
    return nativeCpuSeconds <= watched.cpuSeconds() * CLOCK_TOLERANCE + LATENESS_SECONDS * slots;
  }

  private static Requirements requirements(
      Analysis analysis, Resolution size, int shots, Optional<Double> gain) {
    return new Requirements(
        new Requirement(
            String.format(Locale.ROOT, ">= %.2f", LEAST_CORES_BUSY),
            analysis.coresBusy(),
            analysis.nativePlausible() && analysis.coresBusy() >= LEAST_CORES_BUSY),
        size.compareTo(LARGEST_JUDGED) > 0 || analysis.peakMemoryMb() == 0
            ? Optional.empty()
            : Optional.of(
                new Requirement(
                    String.format(Locale.ROOT, "<= %.0f", MOST_MB_PER_SLOT),
                    analysis.peakMemoryPerSlotMb(),
                    analysis.peakMemoryPerSlotMb() <= MOST_MB_PER_SLOT)),
        gain.filter(bd -> shots > 1).map(bd -> new Requirement("< 0", bd, bd < 0)));
  }
}
