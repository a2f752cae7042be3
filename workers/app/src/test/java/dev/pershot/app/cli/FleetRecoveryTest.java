package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStart;
import dev.pershot.app.cluster.ClusterStop;
import dev.pershot.app.cluster.RunningProcess;
import dev.pershot.app.cluster.WorkerProgram;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TemporalAddress;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.engine.Titles;
import dev.pershot.app.observe.Observation;
import dev.pershot.workflow.api.TitleStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of real processes that are killed, against one process that is left alone. */
@Tag("fleet")
@Timeout(600)
final class FleetRecoveryTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int POLL_MILLIS = 100;

  /** What tells how a run went, and not what came of it. */
  private static final List<String> OF_THE_RUN = List.of("run.json", "report.html", "trials.csv");

  @TempDir private Path folder;

  @AfterEach
  void stopCluster() {
    new ClusterStop(ClusterFolder.at(folder.resolve("cluster"))).stop(GRACE);
  }

  @Test
  void submit_aWorkerAndTheServerAreKilled_givesTheBytesOfOneProcess() throws Exception {
    String master = TinyMaster.write(folder.resolve("tiny.mp4")).toString();
    String policy =
        Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE).toString();
    Cluster cluster = start(3);
    PershotProcess submitted =
        PershotProcess.start(
            folder,
            "submit",
            master,
            "--policy",
            policy,
            "--cluster",
            folder.resolve("cluster").toString(),
            "-o",
            folder.resolve("fleet").toString(),
            "--wait");

    awaitAnalysis(cluster);
    RunningProcess worker = cluster.workers().get(0);
    kill(worker);
    kill(process(cluster, "temporal"));
    assertThat(submitted.isAlive()).as("it ended before anything was harmed").isTrue();
    start(0);
    Ended fleet = submitted.end();

    assertThat(fleet.exitCode()).as(fleet.stderr()).isZero();
    assertThat(cluster.workers()).doesNotContain(worker).hasSize(2);
    assertSameAsAlone(master, policy);
  }

  private void assertSameAsAlone(String master, String policy) throws Exception {
    Ended alone =
        PershotProcess.run(
            folder,
            "encode",
            master,
            "--policy",
            policy,
            "--store",
            folder.resolve("store").toString(),
            "-o",
            folder.resolve("alone").toString());
    assertThat(alone.exitCode()).as(alone.stderr()).isZero();
    Map<String, byte[]> expected = published(folder.resolve("alone"));
    Map<String, byte[]> actual = published(folder.resolve("fleet"));
    assertThat(expected).containsKey("ladder.json").hasSizeGreaterThan(5);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
  }

  private static Map<String, byte[]> published(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = out.relativize(file).toString();
        if (!OF_THE_RUN.contains(name) && !name.startsWith("history")) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  private Cluster start(int workers) {
    ClusterFolder place = ClusterFolder.at(folder.resolve("cluster"));
    return new ClusterStart(
            place,
            server -> server.install(HOME, System.err::println),
            WorkerProgram.pershot(PershotProcess.PROGRAM, place),
            AT_MOST)
        .start(workers, 1)
        .cluster();
  }

  /** Until trials are under way, which the first of them take seconds for. */
  private static void awaitAnalysis(Cluster cluster) throws InterruptedException {
    TemporalAddress address =
        new TemporalAddress(
            cluster.temporal(), cluster.namespace(), Optional.empty(), Optional.empty());
    try (Engine engine = Engine.remote(address, Observation.nothing())) {
      while (!isAnalysing(engine)) {
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static boolean isAnalysing(Engine engine) {
    return Titles.latest(engine.client(), 1).stream()
        .map(title -> TitleRun.of(engine.client(), title.runId()).stage())
        .anyMatch(stage -> stage.filter(TitleStage.ANALYSE::equals).isPresent());
  }

  private static RunningProcess process(Cluster cluster, String name) {
    return cluster.processes().stream()
        .filter(process -> process.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void kill(RunningProcess process) throws InterruptedException {
    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    while (process.alive()) {
      Thread.sleep(POLL_MILLIS);
    }
  }
}
