package dev.pershot.app.cli;

import dev.pershot.app.activity.RunObserver;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialStage;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the activities of this process have done so far. */
final class RunProgress implements RunObserver {
  /**
   * A moment's view.
   *
   * @param found trials and proofs that were there before this process began
   */
  record Snapshot(
      int analysed,
      int delivered,
      long inspected,
      int trialsRun,
      int trialsReused,
      int found,
      int proven,
      CpuSeconds cpu,
      CpuSeconds analysisCpu,
      double analysisSeconds,
      double decisionSeconds) {}

  private long inspected;
  private final Map<TrialStage, Set<String>> trials = new EnumMap<>(TrialStage.class);
  private final Set<String> made = new HashSet<>();
  private double decisionSeconds;
  private int found;
  private int trialsRun;
  private int trialsReused;
  private int proven;
  private CpuSeconds cpu = CpuSeconds.ZERO;
  private CpuSeconds analysisCpu = CpuSeconds.ZERO;
  private long analysisStart;
  private long analysisEnd;

  @Override
  public synchronized void inspected() {
    inspected++;
  }

  @Override
  public synchronized void decided(double seconds) {
    decisionSeconds += seconds;
  }

  @Override
  public synchronized void inspectionDone() {
    analysisStart = System.nanoTime();
    analysisEnd = analysisStart;
  }

  @Override
  public synchronized void trial(
      TrialStage stage, TrialSpec spec, boolean reused, CpuSeconds took) {
    String key = spec.key();
    if (!trials.computeIfAbsent(stage, s -> new HashSet<>()).add(key)) {
      return;
    }
    if (reused) {
      trialsReused++;
      found += made.contains(key) ? 0 : 1;
    } else {
      made.add(key);
      trialsRun++;
    }
    cpu = cpu.plus(took);
    if (stage == TrialStage.ANALYSIS) {
      analysisCpu = analysisCpu.plus(took);
      analysisEnd = System.nanoTime();
    }
  }

  @Override
  public synchronized void proven(int frames, boolean reused, CpuSeconds took) {
    proven++;
    found += reused ? 1 : 0;
    cpu = cpu.plus(took);
  }

  private int count(TrialStage stage) {
    return trials.getOrDefault(stage, Set.of()).size();
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        count(TrialStage.ANALYSIS),
        count(TrialStage.DELIVERY),
        inspected,
        trialsRun,
        trialsReused,
        found,
        proven,
        cpu,
        analysisCpu,
        (analysisEnd - analysisStart) / 1e9,
        decisionSeconds);
  }
}
