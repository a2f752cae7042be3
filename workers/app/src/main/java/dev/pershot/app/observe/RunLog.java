package dev.pershot.app.observe;

import dev.pershot.app.activity.RunObserver;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialStage;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What activities do, as log lines. */
final class RunLog implements RunObserver {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  @Override
  public void inspected() {}

  @Override
  public void decided(double seconds) {
    LOG.debug("decided in {} s", seconds);
  }

  @Override
  public void inspectionDone() {
    LOG.info("the master is inspected");
  }

  @Override
  public void trial(TrialStage stage, TrialSpec spec, boolean reused, CpuSeconds cpu) {
    LOG.atInfo()
        .addKeyValue("trialKey", spec.key())
        .addKeyValue("purpose", stage.name().toLowerCase(Locale.ROOT))
        .addKeyValue("cpuSeconds", cpu.total())
        .log(reused ? "a trial is reused" : "a trial is made");
  }

  @Override
  public void proven(int frames, boolean reused, CpuSeconds cpu) {
    LOG.atInfo().addKeyValue("cpuSeconds", cpu.total()).log("a rung is proven");
  }
}
