package dev.pershot.bench;

import static dev.pershot.bench.BenchResult.rounded;

import dev.pershot.app.job.JobStore;
import dev.pershot.bench.BenchResult.Analysis;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Trial;
import java.util.Optional;

/**
 * Adaptive against exhaustive analysis of a title, one model deciding.
 *
 * @param preset that is delivered
 * @param trialsPerShot of the adaptive analysis
 * @param cpuRatio adaptive over exhaustive
 * @param bdRateLossPercent of the adaptive decisions against the exhaustive ones
 * @param coresBusy in the adaptive analysis
 * @param memoryPerSlotMb of the adaptive run
 */
public record ModelCost(
    String model,
    String preset,
    Trials trials,
    double trialsPerShot,
    Exhaustive exhaustive,
    Adaptive adaptive,
    double cpuRatio,
    Optional<Double> bdRateLossPercent,
    double coresBusy,
    double memoryPerSlotMb,
    PredictionError prediction,
    Loss loss) {
  /** How many decided. */
  public record Trials(int exhaustive, int adaptive) {}

  /** Native CPU time by stage. */
  public record Seconds(double decode, double scale, double encode, double score, double total) {
    static Seconds of(CpuSeconds cpu) {
      return new Seconds(
          rounded(cpu.decode(), 3),
          rounded(cpu.scale(), 3),
          rounded(cpu.encode(), 3),
          rounded(cpu.score(), 3),
          rounded(cpu.total(), 3));
    }
  }

  /**
   * The exhaustive analysis.
   *
   * @param cpuSeconds with this model alone
   * @param wallSeconds with all models; empty where trials were reused, and so are the next two
   * @param othersCpuSeconds of everything else on the machine meanwhile, the JVM's own included
   * @param drift what reused trials were taken to take now, relative to what they took
   */
  public record Exhaustive(
      Seconds cpuSeconds,
      Optional<Double> wallSeconds,
      Optional<Double> coresBusy,
      Optional<Double> othersCpuSeconds,
      int reusedTrials,
      double drift) {
    static Exhaustive of(ExhaustiveRun run, String model, int slots) {
      Optional<Interval> took = Optional.of(run.took()).filter(interval -> run.reused().isEmpty());
      return new Exhaustive(
          Seconds.of(run.cpuSeconds(model)),
          took.map(interval -> rounded(interval.wallSeconds(), 3)),
          took.map(i -> rounded(i.cpuSeconds() / (i.wallSeconds() * slots), 3)),
          took.flatMap(Interval::othersCpuSeconds).map(seconds -> rounded(seconds, 1)),
          run.reused().size(),
          rounded(run.drift(), 4));
    }
  }

  /**
   * The adaptive analysis.
   *
   * @param nativePlausible whether the process did use the CPU time that the run claims
   */
  public record Adaptive(
      Seconds cpuSeconds,
      double wallSeconds,
      double coresBusy,
      Optional<Double> othersCpuSeconds,
      boolean nativePlausible,
      double peakMemoryMb,
      double memoryPerSlotMb) {
    static Adaptive of(PershotRun run) {
      long frames = run.trials().stream().mapToLong(trial -> trial.spec().range().length()).sum();
      Analysis analysis = Measurement.analysis(run.record(), run.watched(), frames);
      return new Adaptive(
          Seconds.of(run.record().analysisCpuSeconds()),
          analysis.wallSeconds(),
          analysis.coresBusy(),
          analysis.observed().othersCpuSeconds(),
          analysis.nativePlausible(),
          analysis.peakMemoryMb(),
          analysis.peakMemoryPerSlotMb());
    }
  }

  static ModelCost of(PershotRun run, ExhaustiveRun all, Loss loss) {
    JobStore jobs = run.jobs();
    String model = jobs.job().models().get(0);
    Adaptive adaptive = Adaptive.of(run);
    int trials = (int) run.trials().stream().map(Trial::spec).distinct().count();
    return new ModelCost(
        model,
        jobs.job().policy().finalPreset(),
        new Trials(all.trials(), trials),
        rounded((double) trials / all.shots().size(), 2),
        Exhaustive.of(all, model, run.record().slots().orElseThrow()),
        adaptive,
        rounded(run.record().analysisCpuSeconds().total() / all.cpuSeconds(model).total(), 4),
        loss.bdRatePercent(),
        adaptive.coresBusy(),
        adaptive.memoryPerSlotMb(),
        PredictionError.of(jobs.plan().rungs(), jobs.settled().rungs()),
        loss);
  }
}
