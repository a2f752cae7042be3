package dev.pershot.app.activity;

import dev.pershot.model.CpuSeconds;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialStage;

/** Hears nothing. */
final class SilentObserver implements RunObserver {
  @Override
  public void inspected() {}

  @Override
  public void decided(double seconds) {}

  @Override
  public void inspectionDone() {}

  @Override
  public void trial(TrialStage stage, TrialSpec spec, boolean reused, CpuSeconds cpu) {}

  @Override
  public void proven(int frames, boolean reused, CpuSeconds cpu) {}
}
