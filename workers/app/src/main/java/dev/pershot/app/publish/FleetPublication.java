package dev.pershot.app.publish;

import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.master.Masters;
import dev.pershot.workflow.api.Destination;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TitleProgress;
import java.time.Duration;
import java.time.Instant;

/** Brings a title's ladder to its destination, from one of the workers that made it. */
public final class FleetPublication {
  private final JobStore jobs;
  private final TitleRun title;
  private final Outputs outputs;

  /**
   * A publication.
   *
   * @param title whose workflow waits for it
   */
  public FleetPublication(JobStore jobs, TitleRun title, Outputs outputs) {
    this.jobs = jobs;
    this.title = title;
    this.outputs = outputs;
  }

  /**
   * Publishes what the store has; done again, it replaces the same files.
   *
   * @param end what the work took
   */
  public void publish(JobRef ref, TitleProgress end) {
    Destination destination = ref.destination().orElseThrow();
    Publication publication = new Publication(jobs, outputs.open(destination.place()));
    Drift drift = Drift.of(publication.ladder());
    if (drift.isTooLarge() && !destination.allowDrift()) {
      throw drift.failure();
    }
    String master = Masters.place(ref.master());
    Instant started = title.started();
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1e3;
    publication.publish(
        RunRecord.ofFleet(jobs, master, end, started, seconds),
        master.substring(master.lastIndexOf('/') + 1),
        title::histories);
  }
}
