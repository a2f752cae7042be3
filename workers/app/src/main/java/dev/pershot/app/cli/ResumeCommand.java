package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A title goes on. */
@Command(
    name = "resume",
    description = "Lets a title go on that was paused.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot resume 3f2a... --cluster cluster"})
final class ResumeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's id, which 'pershot submit' printed.")
  private String runId = "";

  @Mixin private FleetOptions fleet = new FleetOptions();

  @Override
  public Integer call() {
    try (Engine engine = fleet.fleet().engine()) {
      TitleRun.of(engine.client(), runId).resume();
      return 0;
    }
  }
}
