package dev.pershot.app.cli;

import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends all of it. */
@Command(
    name = "stop",
    description = "Ends the workers, then the servers. What they keep in the folder stays.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot dev-cluster stop --dir cluster"})
final class DevClusterStopCommand implements Callable<Integer> {
  @Option(names = "--dir", paramLabel = "D", required = true, description = "The cluster's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description = "What workers get to hand back their work. Default: ${DEFAULT-VALUE}.")
  private int grace;

  @Override
  public Integer call() {
    Optional<Integer> ended =
        new ClusterStop(ClusterFolder.at(folder)).stop(Duration.ofSeconds(grace));
    System.err.println(
        ended
            .map(count -> count == 0 ? "nothing ran" : "stopped; processes ended: " + count)
            .orElse("no cluster was ever started in " + folder));
    return 0;
  }
}
