package dev.pershot.app.publish;

import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.master.Masters;
import dev.pershot.workflow.api.Destination;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;

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
    Drift.judged(publication.ladder(), destination.allowDrift());
    String master = Masters.place(ref.master());
    publication.publish(
        RunRecord.ofFleet(jobs, master, took(end)), Masters.name(master), title::histories);
  }

  /** This run's own, also where an earlier one left the ladder. */
  private TitleEnd took(TitleProgress end) {
    return new TitleEnd(end, title.started().toEpochMilli(), System.currentTimeMillis());
  }
}
