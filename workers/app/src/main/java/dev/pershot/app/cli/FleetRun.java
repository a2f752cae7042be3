package dev.pershot.app.cli;

import dev.pershot.app.cli.ProgressDisplay.Step;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.master.Masters;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.publish.RunRecord;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;
import java.time.Duration;
import java.util.Optional;

/** A title that a fleet makes, seen from a machine that waits for it. */
final class FleetRun {
  private static final Duration ASKED_EVERY = Duration.ofSeconds(5);

  private final JobStore jobs;
  private final TitleRun title;
  private final String master;
  private final RunOptions run;

  /**
   * A run.
   *
   * @param master where it lies, for the run's record
   */
  FleetRun(JobStore jobs, TitleRun title, String master, RunOptions run) {
    this.jobs = jobs;
    this.title = title;
    this.master = master;
    this.run = run;
  }

  /** Waits for the end and gets the ladder. */
  int conclude(OutputFolder out) {
    return conclude(out, true);
  }

  /** Waits for the end of a run whose ladder a worker publishes. */
  int attend(OutputFolder out) {
    return conclude(out, false);
  }

  private int conclude(OutputFolder out, boolean publishing) {
    Interrupts interrupts = Interrupts.install();
    if (!new Attendance(title, interrupts, run.json)
        .untilEnd(ASKED_EVERY, () -> title.progress().flatMap(FleetRun::step))) {
      System.err.println(
          "the fleet goes on; 'pershot fetch "
              + jobs.job().runId()
              + "' gets the ladder, 'pershot cancel' ends it");
      return Interrupts.EXIT_CODE;
    }
    Ending ending = new Ending(jobs, out, run);
    if (publishing) {
      ending.publish(
          RunRecord.ofFleet(jobs, master, end()), Masters.name(master), title::histories);
    }
    return ending.tell(seconds(), Optional.empty());
  }

  private static Optional<Step> step(TitleProgress now) {
    String extra = Plural.of(now.work().made(), "trial") + (now.paused() ? ", paused" : "");
    return switch (now.stage()) {
      case INSPECT -> Optional.of(new Step(now.stage(), "titles", 0, 1, ""));
      case ANALYSE, DELIVER ->
          Optional.of(new Step(now.stage(), "shots", now.done(), now.shots(), extra));
      case PROVE -> Optional.of(new Step(now.stage(), "rungs", now.done(), now.rungs(), extra));
      case DECIDE, PUBLISH, DONE -> Optional.empty();
    };
  }

  /** As the store has it; a run of a build that left nothing there is asked itself. */
  private TitleEnd end() {
    return jobs.findEnd().orElseGet(this::told);
  }

  private TitleEnd told() {
    TitleProgress end =
        title
            .progress()
            .orElseThrow(
                () ->
                    new PershotException(
                        ErrorCode.ENGINE_UNREACHABLE,
                        "no worker tells what the run took; start one, then 'pershot fetch'"));
    return new TitleEnd(end, title.started().toEpochMilli(), title.ended().toEpochMilli());
  }

  /** What the title took, whoever waited for how long. */
  private double seconds() {
    return jobs.findEnd()
        .map(RunRecord::seconds)
        .orElseGet(() -> Duration.between(title.started(), title.ended()).toMillis() / 1e3);
  }
}
