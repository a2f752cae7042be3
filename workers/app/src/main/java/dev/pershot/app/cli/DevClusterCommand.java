package dev.pershot.app.cli;

import picocli.CommandLine.Command;

/** A fleet on one machine: a Temporal server, an S3 server, and workers. */
@Command(
    name = "dev-cluster",
    description =
        "Runs a Temporal server, an S3 server and workers as processes of this machine, on loopback.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  pershot dev-cluster start --dir cluster --workers 3",
      "  pershot dev-cluster status --dir cluster",
      "  pershot dev-cluster stop --dir cluster"
    },
    subcommands = {
      DevClusterStartCommand.class,
      DevClusterStatusCommand.class,
      DevClusterStopCommand.class
    })
final class DevClusterCommand {}
