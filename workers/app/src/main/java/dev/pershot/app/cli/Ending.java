package dev.pershot.app.cli;

import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.publish.Drift;
import dev.pershot.app.publish.EstimateCheck;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.publish.Publication;
import dev.pershot.app.publish.RunRecord;
import dev.pershot.ladder.Ladder;
import java.util.Optional;
import java.util.function.Consumer;

/** How a title ends for whoever asked for it: judged, published and told. */
final class Ending {
  private final Publication publication;
  private final OutputFolder out;
  private final RunOptions run;
  private final Ladder ladder;
  private final Drift drift;

  /** The end of a title whose ladder is in the store; fails where it drifted, unless allowed. */
  Ending(JobStore jobs, OutputFolder out, RunOptions run) {
    this.publication = new Publication(jobs, out);
    this.out = out;
    this.run = run;
    this.ladder = publication.ladder();
    this.drift = Drift.judged(ladder, run.allowDrift);
  }

  long deliveredBytes() {
    return publication.deliveredBytes();
  }

  /**
   * Writes the ladder.
   *
   * @param name the master's
   * @param histories hands out those of the run's workflows
   */
  void publish(RunRecord record, String name, Consumer<Consumer<TitleRun.History>> histories) {
    publication.publish(record, name, histories);
  }

  /** Prints what came out; returns the exit code. */
  int tell(double seconds, Optional<EstimateCheck> estimate) {
    if (run.summary) {
      new Summary(ladder, out, seconds, estimate).print(run.json);
    }
    if (drift.isTooLarge()) {
      System.err.println("pershot: warning: " + drift.failure().getMessage());
    }
    return 0;
  }
}
