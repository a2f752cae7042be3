package dev.pershot.app.cli;

import dev.pershot.app.cli.FleetOptions.Fleet;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.master.Masters;
import dev.pershot.app.publish.OutputFolder;
import java.nio.file.Path;
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
      description = "Folder for the ladder; files of the same name in it are replaced.")
  private Path output = Path.of("");

  @Mixin private FleetOptions options = new FleetOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    Fleet fleet = options.fleet();
    try (Engine engine = fleet.engine()) {
      TitleRun title = TitleRun.of(engine.client(), runId);
      String master = Masters.place(title.job().master());
      JobStore jobs = JobStore.open(fleet.store(), runId);
      return new FleetRun(jobs, title, master, run).conclude(OutputFolder.open(output));
    }
  }
}
