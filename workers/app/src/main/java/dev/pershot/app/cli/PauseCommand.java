package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A title waits. */
@Command(
    name = "pause",
    description = "Has a title wait: what runs is finished, nothing more is started.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot pause 3f2a... --cluster cluster"})
final class PauseCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's id, which 'pershot submit' printed.")
  private String runId = "";

  @Mixin private FleetOptions fleet = new FleetOptions();

  @Override
  public Integer call() {
    try (Engine engine = fleet.fleet().engine()) {
      TitleRun.of(engine.client(), runId).pause();
      return 0;
    }
  }
}
