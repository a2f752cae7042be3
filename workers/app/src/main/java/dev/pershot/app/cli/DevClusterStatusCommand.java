package dev.pershot.app.cli;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStatus;
import dev.pershot.app.cluster.RunningProcess;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What of it is alive. */
@Command(
    name = "status",
    description = "Shows the processes and whether the servers answer; 0 if both do, else 1.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot dev-cluster status --dir cluster"})
final class DevClusterStatusCommand implements Callable<Integer> {
  @Option(names = "--dir", paramLabel = "D", required = true, description = "The cluster's folder.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    ClusterFolder place = ClusterFolder.at(folder);
    Cluster cluster =
        place
            .read()
            .orElseThrow(
                () ->
                    new PershotException(
                        ErrorCode.CLUSTER_FAILED,
                        "no cluster was ever started in "
                            + folder
                            + "; start one with 'pershot dev-cluster start --dir "
                            + folder
                            + "'"));
    print(cluster);
    ClusterStatus status = new ClusterStatus(cluster, place.credentials());
    boolean temporal = status.temporalAnswers();
    boolean s3 = status.s3Answers();
    System.out.printf("%-10s %s%n%-10s %s%n", "temporal", says(temporal), "s3", says(s3));
    return temporal && s3 ? 0 : 1;
  }

  private static String says(boolean answers) {
    return answers ? "answers" : "does not answer";
  }

  static void print(Cluster cluster) {
    System.out.printf("%-10s %s%n", "Temporal", cluster.temporal());
    System.out.printf("%-10s %s%n", "Web UI", cluster.webUi());
    System.out.printf("%-10s %s at %s%n", "store", cluster.store(), cluster.s3Endpoint());
    for (RunningProcess process : cluster.processes()) {
      System.out.printf(
          "%-10s pid %d, %s%n", process.name(), process.pid(), process.alive() ? "alive" : "dead");
    }
  }
}
