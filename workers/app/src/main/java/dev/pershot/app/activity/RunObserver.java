package dev.pershot.app.activity;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialStage;

/** Hears what the activities of this process do. Called from many threads. */
public interface RunObserver {
  /** An observer that hears nothing. */
  static RunObserver silent() {
    return new SilentObserver();
  }

  /** A frame was inspected. */
  void inspected();

  /** A decision was made, from what the store holds. */
  void decided(double seconds);

  /** The shots are known, and their analysis can begin. */
  void inspectionDone();

  /**
   * A trial is there. An activity that runs again says so again.
   *
   * @param reused whether the store had it already
   * @param cpu what it took; zero if reused
   */
  void trial(TrialStage stage, TrialSpec spec, boolean reused, CpuSeconds cpu);

  /**
   * A packaged rung is proven.
   *
   * @param frames that it has
   */
  void proven(int frames, boolean reused, CpuSeconds cpu);

  /** An observer that tells both, this one first. */
  default RunObserver and(RunObserver other) {
    return new BothObservers(this, other);
  }
}
