package dev.pershot.app.observe;

import dev.pershot.app.activity.RunObserver;
import dev.pershot.model.ByteMeter;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialStage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Pershot's own metrics. Labels have few values, known beforehand: no title, shot or path is one.
 */
final class RunMetrics implements RunObserver {
  private static final double SECONDS_AN_HOUR = 3600;

  private final MeterRegistry registry;
  private final double pricePerCoreHour;
  private final Counter inspected;

  /**
   * Metrics in a registry.
   *
   * @param pricePerCoreHour in any currency; 0 where costs are not told
   */
  RunMetrics(MeterRegistry registry, double pricePerCoreHour) {
    this.registry = registry;
    this.pricePerCoreHour = pricePerCoreHour;
    this.inspected = frames("inspected");
    // Told from the start, so that a rate can be taken over the first one.
    for (Outcome outcome : Outcome.values()) {
      spent(outcome, 0);
    }
  }

  @Override
  public void inspected() {
    inspected.increment();
  }

  @Override
  public void decided(double seconds) {
    registry.counter("pershot.decision.seconds").increment(seconds);
  }

  @Override
  public void inspectionDone() {}

  @Override
  public void trial(TrialStage stage, TrialSpec spec, boolean reused, CpuSeconds cpu) {
    String purpose = stage.name().toLowerCase(Locale.ROOT);
    registry
        .counter("pershot.trials", "purpose", purpose, "result", reused ? "reused" : "made")
        .increment();
    if (!reused) {
      frames("encoded").increment(spec.range().length());
      frames("scored").increment(spec.scoredFrames());
      cpu("pershot.trial.cpu.seconds", cpu);
      Attempt.current().ifPresent(attempt -> attempt.commit(cpu.total()));
    }
  }

  @Override
  public void proven(int frames, boolean reused, CpuSeconds cpu) {
    registry.counter("pershot.proofs", "result", reused ? "reused" : "made").increment();
    if (!reused) {
      frames("proven").increment(frames);
      cpu("pershot.proof.cpu.seconds", cpu);
    }
  }

  private Counter frames(String work) {
    return registry.counter("pershot.frames", "work", work);
  }

  private void cpu(String name, CpuSeconds cpu) {
    registry.counter(name, "stage", "decode").increment(cpu.decode());
    registry.counter(name, "stage", "scale").increment(cpu.scale());
    registry.counter(name, "stage", "encode").increment(cpu.encode());
    registry.counter(name, "stage", "score").increment(cpu.score());
  }

  /** CPU time of attempts, by what became of it, and its price. */
  void spent(Outcome outcome, double cpuSeconds) {
    registry.counter("pershot.work.cpu.seconds", "outcome", outcome.label()).increment(cpuSeconds);
    if (pricePerCoreHour > 0) {
      registry
          .counter("pershot.cost", "outcome", outcome.label())
          .increment(cpuSeconds / SECONDS_AN_HOUR * pricePerCoreHour);
    }
  }

  /** An attempt failed. */
  void failed(Throwable failure) {
    String name = Outcome.isTriedAgain(failure) ? "pershot.retries" : "pershot.failures";
    registry
        .counter(name, "kind", Outcome.kind(failure), "code", Outcome.code(failure))
        .increment();
  }

  /** An attempt of another worker did not end; it had not committed so much. */
  void lost(double cpuSeconds) {
    spent(Outcome.LOST, cpuSeconds);
    registry.counter("pershot.retries", "kind", "fleet", "code", Outcome.LOST.name()).increment();
  }

  /** Uploads that a watch is told of; all outcomes are told from the start. */
  Consumer<String> uploads(List<String> outcomes) {
    outcomes.forEach(this::uploads);
    return outcome -> uploads(outcome).increment();
  }

  private Counter uploads(String outcome) {
    return registry.counter("pershot.uploads", "outcome", outcome);
  }

  /** Bytes that pass an edge, such as {@code store} or {@code master}. */
  ByteMeter bytes(String edge) {
    Counter read = registry.counter("pershot." + edge + ".read.bytes");
    Counter written = registry.counter("pershot." + edge + ".written.bytes");
    return new ByteMeter() {
      @Override
      public void read(long bytes) {
        read.increment((double) bytes);
      }

      @Override
      public void written(long bytes) {
        written.increment((double) bytes);
      }
    };
  }
}
