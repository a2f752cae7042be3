package dev.pershot.app.activity;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialStage;

/** Two observers as one. */
record BothObservers(RunObserver first, RunObserver second) implements RunObserver {
  @Override
  public void inspected() {
    first.inspected();
    second.inspected();
  }

  @Override
  public void decided(double seconds) {
    first.decided(seconds);
    second.decided(seconds);
  }

  @Override
  public void inspectionDone() {
    first.inspectionDone();
    second.inspectionDone();
  }

  @Override
  public void trial(TrialStage stage, TrialSpec spec, boolean reused, CpuSeconds cpu) {
    first.trial(stage, spec, reused, cpu);
    second.trial(stage, spec, reused, cpu);
  }

  @Override
  public void proven(int frames, boolean reused, CpuSeconds cpu) {
    first.proven(frames, reused, cpu);
    second.proven(frames, reused, cpu);
  }
}
