package dev.pershot.bench;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStart;
import dev.pershot.app.cluster.RunningProcess;
import dev.pershot.app.cluster.WorkerProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How harnesses start clusters and Java processes. */
final class BenchCluster {
  private static final Duration AT_MOST = Duration.ofMinutes(3);

  private BenchCluster() {}

  /** Brings up what does not run; see {@link ClusterStart}. */
  static Cluster start(ClusterFolder folder, WorkerProgram program, int workers, int slots) {
    Path home = Path.of(System.getProperty("pershot.home", "."));
    Cluster cluster =
        new ClusterStart(
                folder, server -> server.install(home, System.err::println), program, AT_MOST)
            .start(workers, slots)
            .cluster();
    // Where the harness is interrupted; its work folder goes then, and with it what a stop reads.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(cluster.processes())));
    return cluster;
  }

  private static void kill(List<RunningProcess> processes) {
    processes.stream()
        .filter(RunningProcess::alive)
        .flatMap(process -> ProcessHandle.of(process.pid()).stream())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** A Java process with this one's classes and the launcher's options; its main class follows. */
  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms64m",
        "-Xmx768m",
        "-Xmn32m",
        "-XX:+UseSerialGC",
        "-XX:Tier4InvocationThreshold=50000",
        "-XX:Tier4MinInvocationThreshold=6000",
        "-XX:Tier4CompileThreshold=150000",
        "-XX:Tier4BackEdgeThreshold=400000",
        "-Dorg.bytedeco.javacpp.maxbytes=0",
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
        "-Dpershot.home=" + System.getProperty("pershot.home", "."),
        "-cp",
        System.getProperty("java.class.path"));
  }
}
