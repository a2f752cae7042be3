package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that tells one title of a fleet something. */
abstract class RunControl implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's id, which 'pershot submit' printed.")
  private String runId = "";

  @Mixin private FleetOptions fleet = new FleetOptions();

  abstract void act(TitleRun title);

  @Override
  public final Integer call() {
    try (Engine engine = fleet.fleet().engine()) {
      act(TitleRun.of(engine.client(), runId));
      return 0;
    }
  }
}
