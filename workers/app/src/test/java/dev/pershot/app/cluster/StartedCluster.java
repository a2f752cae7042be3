package dev.pershot.app.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program that starts a cluster and ends, as {@code dev-cluster start} does. */
final class StartedCluster {
  static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private StartedCluster() {}

  public static void main(String[] arguments) {
    start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Runtime.getRuntime().halt(0);
  }

  static ClusterStart.Outcome start(Path folder, int workers) {
    ClusterFolder place = ClusterFolder.at(folder);
    return new ClusterStart(
            place,
            server -> server.install(HOME, System.err::println),
            new WorkerProgram(java("PollingWorker"), cluster -> PollingWorker.QUEUE),
            AT_MOST)
        .start(workers, 1);
  }

  /** A Java process of these classes. */
  static List<String> java(String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.pershot.app.cluster." + main);
  }
}
