package dev.pershot.app.cli;

import dev.pershot.app.whatif.FinishedRun;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A finished run under another policy. */
@Command(
    name = "ladder",
    description = {
      "Decides a finished run again under another policy, from the trials that the store has.",
      "Where some are missing it says which and what they cost, and makes those."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot ladder out --policy wider.json",
      "  pershot ladder out --policy wider.json --dry-run",
      "  pershot diff out out-wider",
      "",
      "Exit codes: 0 the ladder is there, 1 failed."
    })
final class LadderCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The run's output folder, or its id.")
  private String run = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description =
          "Folder for the ladder; files of the same name in it are replaced. Default: the run's,"
              + " with the policy's name after it.")
  private @Nullable Path output;

  @Option(names = "--dry-run", description = "Say what is missing and what it costs; make nothing.")
  private boolean dryRun;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description =
          "Where the master lies now; it is read only where something is missing. Default: where it"
              + " lay.")
  private @Nullable String master;

  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private RunOptions how = new RunOptions();
  @Mixin private ObserveOptions observe = new ObserveOptions();

  @Override
  public Integer call() {
    FinishedRun before = FinishedRun.of(run);
    return new WhatIf(before, master, output(), policy, place, how, observe).run(dryRun);
  }

  private Path output() {
    String folder = run.replaceFirst("/+$", "");
    return output != null ? output : Path.of(folder + "-" + policy.name().orElse("again"));
  }
}
