package dev.pershot.app.cli;

import dev.pershot.app.cli.FleetOptions.Fleet;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.master.Masters;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.workflow.api.JobRef;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A ladder that a fleet made. */
@Command(
    name = "fetch",
    description = "Gets the ladder of a title that a fleet makes, and waits for it where it must.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot fetch 3f2a... -o out --cluster cluster"})
final class FetchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's id, which 'pershot submit' printed.")
  private String runId = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      required = true,
      description =
          "Folder for the ladder, or s3://BUCKET/PREFIX; files of the same name in it are replaced.")
  private String output = "";

  @Mixin private FleetOptions options = new FleetOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    Fleet fleet = options.fleet();
    try (Engine engine = fleet.engine()) {
      TitleRun title = TitleRun.of(engine.client(), runId);
      JobRef job = title.job();
      String master = Masters.place(job.master());
      JobStore jobs = JobStore.open(fleet.store(), job.runId());
      return new FleetRun(jobs, title, master, run).conclude(OutputFolder.open(output, fleet.s3()));
    }
  }
}
