package dev.pershot.app.cli;

import dev.pershot.app.activity.Inspection;
import dev.pershot.app.cli.ProgressDisplay.Step;
import dev.pershot.app.estimate.Estimator;
import dev.pershot.app.job.Estimate;
import dev.pershot.app.job.JobStore;
import dev.pershot.media.source.MasterSource;
import dev.pershot.workflow.api.TitleStage;

/** An encode command that makes nothing but its job, the inspection and an estimate. */
final class DryRun {
  private static final long EVERY_NANOS = 300_000_000L;

  private final MasterSource master;
  private final JobOptions options;
  private final PlaceOptions place;
  private final boolean json;
  private long shown;

  DryRun(MasterSource master, JobOptions options, PlaceOptions place, boolean json) {
    this.master = master;
    this.options = options;
    this.place = place;
    this.json = json;
  }

  int run() {
    JobRequest request = JobRequest.of(master, options);
    int slots = place.slots();
    JobStore jobs = JobStore.create(place.store(), request.job(request.probe()));
    if (!jobs.isInspected()) {
      inspect(jobs, slots);
    }
    System.err.println("calibrating on short extracts of the master");
    Estimate estimate = Estimator.of(master, jobs, slots);
    jobs.saveEstimate(estimate);
    new EstimateTable(estimate).print(json);
    return 0;
  }

  private void inspect(JobStore jobs, int slots) {
    RunProgress progress = new RunProgress();
    try (ProgressDisplay display = new ProgressDisplay(json)) {
      new Inspection(jobs, progress, slots)
          .run(master, () -> show(display, progress, jobs.job().master().frames()));
    }
  }

  private void show(ProgressDisplay display, RunProgress progress, int frames) {
    long now = System.nanoTime();
    if (shown == 0 || now - shown > EVERY_NANOS) {
      shown = now;
      long inspected = progress.snapshot().inspected();
      display.show(new Step(TitleStage.INSPECT, "frames", inspected, frames, ""));
    }
  }
}
