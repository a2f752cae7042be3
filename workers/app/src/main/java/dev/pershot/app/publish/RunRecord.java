package dev.pershot.app.publish;

import dev.pershot.app.job.JobStore;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Repeat;
import dev.pershot.model.Versions;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run went: {@code run.json}. Unlike the ladder it is different each time.
 *
 * @param master the path that was given
 * @param pershot the version of Pershot
 * @param slots of the process that did all of it; not told of a fleet
 * @param cpuSeconds of this run, by stage; what was reused cost nothing
 * @param decisionSeconds what choosing trials, rungs and names took, of all shots together; not
 *     told of a fleet
 * @param repeats shots that return, with the evidence; an adaptive analysis tries the first of them
 * @param peakMemoryBytes the process's largest resident set; not told of a fleet
 * @param estimate what a dry run had told, where there was one
 */
public record RunRecord(
    int schema,
    String runId,
    String contentId,
    String master,
    String pershot,
    Versions versions,
    String started,
    double wallSeconds,
    Optional<Integer> slots,
    CpuSeconds cpuSeconds,
    double analysisWallSeconds,
    CpuSeconds analysisCpuSeconds,
    Optional<Double> decisionSeconds,
    Trials trials,
    List<Repeat> repeats,
    Optional<Long> peakMemoryBytes,
    Host host,
    Optional<EstimateCheck> estimate) {
  public static final int SCHEMA = 3;

  public RunRecord {
    repeats = List.copyOf(repeats);
  }

  /**
   * The record of a title that a fleet made.
   *
   * @param master where it lies
   */
  public static RunRecord ofFleet(JobStore jobs, String master, TitleEnd took) {
    TitleProgress end = took.progress();
    return new RunRecord(
        SCHEMA,
        jobs.job().runId(),
        jobs.job().contentId(),
        master,
        pershotVersion(),
        jobs.job().versions(),
        Instant.ofEpochMilli(took.startedMillis()).toString(),
        seconds(took),
        Optional.empty(),
        end.work().cpu(),
        end.analysisSeconds(),
        end.analysis().cpu(),
        Optional.empty(),
        new Trials(end.work().made(), end.work().reused(), 0),
        jobs.repeats().shots(),
        Optional.empty(),
        Host.here(),
        Optional.empty());
  }

  /** From the start of a title to its last proof. */
  public static double seconds(TitleEnd took) {
    return (took.endedMillis() - took.startedMillis()) / 1e3;
  }

  /** The version, as the build wrote it into the jar, or "dev" where the classes are in none. */
  public static String pershotVersion() {
    @Nullable String version = RunRecord.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Trials by what became of them. */
  public record Trials(int run, int reused, int skipped) {}

  /** The machine. */
  public record Host(String os, String arch, int cores, String java) {
    public static Host here() {
      return new Host(
          System.getProperty("os.name"),
          System.getProperty("os.arch"),
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"));
    }
  }
}
