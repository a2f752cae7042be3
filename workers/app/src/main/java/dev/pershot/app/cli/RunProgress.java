package dev.pershot.app.cli;

import dev.pershot.app.activity.RunObserver;
import dev.pershot.model.CpuSeconds;

/** What the activities of this process have done so far. */
final class RunProgress implements RunObserver {
  /** A moment's view. */
  record Snapshot(
      int shots,
      int analysisTrials,
      long inspected,
      long frames,
      int trialsRun,
      int trialsReused,
      int proven,
      CpuSeconds cpu,
      CpuSeconds analysisCpu,
      double analysisSeconds) {
    int trials() {
      return trialsRun + trialsReused;
    }
  }

  private int shots;
  private int analysisTrials;
  private long inspected;
  private long frames;
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
  public synchronized void planned(int shotCount, int trials) {
    shots = shotCount;
    analysisTrials = trials;
    analysisStart = System.nanoTime();
    analysisEnd = analysisStart;
  }

  @Override
  public synchronized void frame() {
    frames++;
  }

  @Override
  public synchronized void trial(boolean reused, CpuSeconds took) {
    if (reused) {
      trialsReused++;
    } else {
      trialsRun++;
    }
    cpu = cpu.plus(took);
    if (trialsRun + trialsReused <= analysisTrials) {
      analysisCpu = analysisCpu.plus(took);
      analysisEnd = System.nanoTime();
    }
  }

  @Override
  public synchronized void proven(boolean reused, CpuSeconds took) {
    proven++;
    cpu = cpu.plus(took);
  }

  synchronized Snapshot snapshot() {
    return new Snapshot(
        shots,
        analysisTrials,
        inspected,
        frames,
        trialsRun,
        trialsReused,
        proven,
        cpu,
        analysisCpu,
        (analysisEnd - analysisStart) / 1e9);
  }
}
