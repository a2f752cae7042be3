package dev.pershot.app.cli;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStart;
import dev.pershot.app.cluster.WorkerProgram;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings up what is not up. */
@Command(
    name = "start",
    description =
        "Starts the servers and workers that do not run, and waits until they answer. They run on"
            + " until they are stopped; a worker that dies is not started again.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot dev-cluster start --dir cluster --workers 3"})
final class DevClusterStartCommand implements Callable<Integer> {
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  @Option(
      names = "--dir",
      paramLabel = "D",
      required = true,
      description = "Folder for the database, the bucket, the logs and the credentials.")
  private Path folder = Path.of("");

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Workers that shall be alive. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Encodes side by side in each worker. Default: the cores, shared out.")
  private @Nullable Integer slots;

  @Override
  public Integer call() {
    if (workers < 0 || workers > 1000) {
      throw new PershotException(
          ErrorCode.USAGE, "--workers takes 0 to 1000, not " + workers + "; see --help");
    }
    if (slots != null && (slots < 1 || slots > 1024)) {
      throw new PershotException(ErrorCode.USAGE, "--slots takes 1 to 1024, not " + slots);
    }
    ClusterFolder place = ClusterFolder.at(folder);
    Path home = Path.of(System.getProperty("pershot.home", "."));
    WorkerProgram worker = WorkerProgram.pershot(program(home), place);
    ClusterStart.Outcome outcome =
        new ClusterStart(
                place, server -> server.install(home, System.err::println), worker, AT_MOST)
            .start(workers, slots());
    print(outcome.cluster(), outcome.begun());
    return 0;
  }

  private int slots() {
    int cores = Runtime.getRuntime().availableProcessors();
    return slots != null ? slots : Math.max(1, cores / Math.max(1, workers));
  }

  /** The launcher becomes the worker; without one, a Java process like this one does. */
  private static List<String> program(Path home) {
    Path launcher = home.resolve("pershot").toAbsolutePath();
    if (Files.isExecutable(launcher)) {
      return List.of(launcher.toString());
    }
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    java.addAll(List.of("-cp", System.getProperty("java.class.path")));
    java.add("dev.pershot.app.Pershot");
    return java;
  }

  private static void print(Cluster cluster, List<String> begun) {
    System.err.println(
        begun.isEmpty() ? "runs already, and is healthy" : "started " + String.join(", ", begun));
    DevClusterStatusCommand.print(cluster);
  }
}
