package dev.pershot.app.cli;

import picocli.CommandLine.Command;

/** What the program is; the work is in the commands. */
@Command(
    name = "pershot",
    description = "Turns a master into a per-shot optimised streaming ladder, and proves it.",
    mixinStandardHelpOptions = true,
    versionProvider = PershotVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  pershot demo                          make a sample master and its ladder",
      "  pershot encode film.mov -o out        the same for your own file",
      "  pershot shots film.mov -o cuts.json   find the shots only",
      "  pershot check                         compare ladders with their goldens",
      "  pershot ladder out --policy p.json -o out2   decide again from stored trials",
      "  pershot replay out                    see whether this build can go on with runs",
      "  pershot policy > policy.json          print all that can be decided",
      "  pershot qoe out --traces networks     see what viewers would get of it",
      "  pershot bdrate a.csv b.csv            compare two curves",
      "  pershot doctor                        see what this machine has and lacks",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 a regression was found,",
      "4 the master is unusable, 130 interrupted."
    },
    subcommands = {
      DemoCommand.class,
      EncodeCommand.class,
      ShotsCommand.class,
      ProbeCommand.class,
      CheckCommand.class,
      DiffCommand.class,
      LadderCommand.class,
      ReplayCommand.class,
      ReproduceCommand.class,
      PolicyCommand.class,
      StoreCommand.class,
      SubmitCommand.class,
      StatusCommand.class,
      FetchCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      CancelCommand.class,
      WorkerCommand.class,
      WatchCommand.class,
      DevClusterCommand.class,
      BdRateCommand.class,
      QoeCommand.class,
      DoctorCommand.class
    })
final class RootCommand {}
