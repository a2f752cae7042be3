package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the harness found: {@code FILE.json}. Rates and ratios are rounded to what can be
 * told apart; MB are 10^6 bytes.
 *
 * @param notes what a reader has to know beside the numbers
 */
public record BenchResult(
    int schema,
    String date,
    Versions versions,
    Host host,
    List<Title> titles,
    List<Failure> failures,
    List<String> notes) {
  public static final int SCHEMA = 1;

  public BenchResult {
    titles = List.copyOf(titles);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /**
   * Pershot's versions, and the compared tools' where there are any.
   *
   * @param revision of Pershot's sources
   */
  public record Versions(
      String revision,
      Optional<String> pershot,
      Optional<dev.pershot.model.Versions> natives,
      Optional<Tools.Versions> tools) {
    /** Of a harness that reads no natives' versions. */
    static Versions here() {
      return new Versions(
          revisionHere(), Optional.of(PershotVersion.text()), Optional.empty(), Optional.empty());
    }

    private static String revisionHere() {
      return System.getProperty("pershot.revision", "revision unknown");
    }

    /** Those of a harness whose last run was this one. */
    static Versions of(@Nullable PershotRun lastRun, Optional<Tools.Versions> tools) {
      Optional<PershotRun> run = Optional.ofNullable(lastRun);
      return new Versions(
          revisionHere(),
          run.map(r -> r.record().pershot()),
          run.map(r -> r.record().versions()),
          tools);
    }
  }

  /**
   * The machine.
   *
   * @param loadBefore the load average of the minute before the start; negative where unknown
   */
  public record Host(String os, String arch, int cores, String java, double loadBefore) {
    static Host now() {
      return new Host(
          System.getProperty("os.name") + " " + System.getProperty("os.version"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"),
          rounded(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), 2));
    }
  }

  /** A master that could not be measured. */
  public record Failure(String name, String message) {}

  /**
   * One master.
   *
   * @param model that decided
   * @param trials that analysis made
   * @param analysis what it took
   * @param bdRatePercent of per-shot quantizers against the per-title hull
   */
  public record Title(
      String name,
      Resolution resolution,
      FrameRate frameRate,
      int frames,
      int shots,
      int trials,
      String model,
      String preset,
      Analysis analysis,
      Optional<Double> bdRatePercent,
      Requirements requirements,
      Optional<ToolComparison> tools) {
    Title with(ToolComparison comparison) {
      return new Title(
          name,
          resolution,
          frameRate,
          frames,
          shots,
          trials,
          model,
          preset,
          analysis,
          bdRatePercent,
          requirements,
          Optional.of(comparison));
    }
  }

  /**
   * An analysis.
   *
   * @param wallSeconds as the run says, from the moment the shots were known to the last trial
   * @param nativeCpuSeconds as the run says, measured around the native calls
   * @param sharePercent of the native CPU time
   * @param coresBusy native CPU seconds over (wall seconds x slots)
   * @param observed the same as the operating system saw it
   * @param nativePlausible whether the process did use the CPU time that the run claims
   * @param trialFramesPerSecond frames x trials over wall seconds
   * @param peakMemoryMb of the process, over its whole life
   */
  public record Analysis(
      int slots,
      double wallSeconds,
      CpuSeconds nativeCpuSeconds,
      Share sharePercent,
      double coresBusy,
      Observed observed,
      boolean nativePlausible,
      double trialFramesPerSecond,
      double peakMemoryMb,
      double peakMemoryPerSlotMb) {}

  /** Of each stage, in percent. */
  public record Share(double decode, double scale, double encode, double score) {
    static Share of(CpuSeconds cpu) {
      double percent = 100 / cpu.total();
      return new Share(
          rounded(cpu.decode() * percent, 1),
          rounded(cpu.scale() * percent, 1),
          rounded(cpu.encode() * percent, 1),
          rounded(cpu.score() * percent, 1));
    }
  }

  /**
   * From outside of the process, between the first progress event of analysis and the first one
   * after it; up to 0.3 s late at both ends.
   *
   * @param processCpuSeconds of all threads, the JVM's own included
   * @param othersCpuSeconds of everything else on the machine
   */
  public record Observed(
      double wallSeconds, double processCpuSeconds, Optional<Double> othersCpuSeconds) {}

  /** What the title was held to; empty where it does not apply. */
  public record Requirements(
      Requirement coresBusy,
      Optional<Requirement> peakMemoryPerSlotMb,
      Optional<Requirement> gain) {}

  /** A bound and whether it is met. */
  public record Requirement(String wanted, double value, boolean passed) {}

  static double rounded(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.round(value * scale) / scale;
  }
}
