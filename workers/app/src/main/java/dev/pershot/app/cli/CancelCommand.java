package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A title is given up. */
@Command(
    name = "cancel",
    description =
        "Ends a title; what its trials came to stays in the store, and a later run takes it up.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot cancel 3f2a... --cluster cluster"})
final class CancelCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's id, which 'pershot submit' printed.")
  private String runId = "";

  @Mixin private FleetOptions fleet = new FleetOptions();

  @Override
  public Integer call() {
    try (Engine engine = fleet.fleet().engine()) {
      TitleRun.of(engine.client(), runId).cancel();
      return 0;
    }
  }
}
