package dev.pershot.app.cli;

import dev.pershot.app.whatif.FinishedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A finished run under another policy, with parts set by hand, or made again. */
@Command(
    name = "ladder",
    description = {
      "Decides a finished run again from the trials that the store has: under another policy, or",
      "under its own with a shot's quantizer or a rung's resolution set by hand.",
      "Where some are missing it says which and what they cost, and makes those."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot ladder out --policy wider.json",
      "  pershot ladder out --policy wider.json --dry-run",
      "  pershot diff out out-wider",
      "  pershot ladder out --override 03-720p:17=24.5 -o out-by-hand",
      "  pershot ladder out --again 17",
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
              + " with the policy's name after it, or -again.")
  private @Nullable Path output;

  @Option(names = "--dry-run", description = "Say what is missing and what it costs; make nothing.")
  private boolean dryRun;

  @Option(
      names = "--again",
      paramLabel = "SHOT",
      description =
          "First make all trials and final encodes of this shot of the run again, and compare them"
              + " with those in the store, which stay. Shots are counted from 0. Repeatable.")
  private List<Integer> again = List.of();

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      description =
          "Where the master lies now; it is read only where something is missing. Default: where it"
              + " lay.")
  private @Nullable String master;

  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();
  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private RunOptions how = new RunOptions();
  @Mixin private ObserveOptions observe = new ObserveOptions();

  @Override
  public Integer call() {
    FinishedRun before = FinishedRun.of(run);
    return new WhatIf(before, master, output(), policy, place, how, observe)
        .run(overrides, again, dryRun);
  }

  private Path output() {
    String folder = run.replaceFirst("/+$", "");
    return output != null ? output : Path.of(folder + "-" + policy.name().orElse("again"));
  }
}
