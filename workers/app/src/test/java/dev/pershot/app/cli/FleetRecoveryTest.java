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
import dev.pershot.workflow.api.TitleProgress;
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

  /** A pass takes some seconds. */
  private static final String SLOW =
      """
      {"sampling": "exhaustive", "resolutions": [180, 90], "quantizers": {"min": 18, "max": 46,
       "step": 3.5}, "finalPreset": "veryslow", "model": "v0.6.1", "qualityCeiling": 99,
       "minBitrateKbps": 10, "peakToAverage": 4}
      """;

  /** Longer than a pass takes, and than a worker takes to ask again. */
  private static final Duration SETTLING = Duration.ofSeconds(12);

  @TempDir private Path folder;
  private String master = "";
  private String policy = "";

  @AfterEach
  void stopCluster() {
    new ClusterStop(ClusterFolder.at(folder.resolve("cluster"))).stop(GRACE);
  }

  @Test
  void submit_aWorkerAndTheServerAreKilled_givesTheBytesOfOneProcess() throws Exception {
    Cluster cluster = start(3);
    PershotProcess submitted = submit(TinyMaster.ADAPTIVE);

    try (Engine engine = Engine.remote(address(cluster), Observation.nothing())) {
      awaitAnalysis(engine);
    }
    RunningProcess worker = cluster.workers().get(0);
    kill(worker);
    kill(process(cluster, "temporal"));
    assertThat(submitted.isAlive()).as("it ended before anything was harmed").isTrue();
    start(0);
    Ended fleet = submitted.end();

    assertThat(fleet.exitCode()).as(fleet.stderr()).isZero();
    assertThat(cluster.workers()).doesNotContain(worker).hasSize(2);
    assertSameAsAlone();
  }

  /** All passes wait in the queue, or with the one slot, when the title is paused. */
  @Test
  void pause_ofWorkThatWasHandedOut_holdsItBackUntilItIsResumed() throws Exception {
    Cluster cluster = start(1);
    PershotProcess submitted = submit(SLOW);
    try (Engine engine = Engine.remote(address(cluster), Observation.nothing())) {
      TitleRun title = awaitAnalysis(engine);
      pershot("pause", title.job().runId());
      Thread.sleep(SETTLING.toMillis());
      TitleProgress paused = title.progress().orElseThrow();
      assertThat(paused.paused()).isTrue();
      assertThat(paused.stage()).isEqualTo(TitleStage.ANALYSE);
      assertThat(paused.done()).isLessThan(TinyMaster.SHOTS);
      Thread.sleep(SETTLING.toMillis());
      assertThat(title.progress()).contains(paused);
      assertThat(title.trouble(paused.groups())).isEmpty();

      pershot("resume", title.job().runId());
      Ended fleet = submitted.end();
      assertThat(fleet.exitCode()).as(fleet.stderr()).isZero();
    }
    assertThat(folder.resolve("fleet/ladder.json")).isNotEmptyFile();
  }

  private void pershot(String command, String runId) throws Exception {
    Ended ended =
        PershotProcess.run(
            folder, command, runId, "--cluster", folder.resolve("cluster").toString());
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
  }

  private PershotProcess submit(String rules) throws Exception {
    master = TinyMaster.write(folder.resolve("tiny.mp4")).toString();
    policy = Files.writeString(folder.resolve("policy.json"), rules).toString();
    return PershotProcess.start(
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
  }

  private void assertSameAsAlone() throws Exception {
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
  private static TitleRun awaitAnalysis(Engine engine) throws InterruptedException {
    while (true) {
      for (Titles.Title title : Titles.latest(engine.client(), 1)) {
        TitleRun run = TitleRun.of(engine.client(), title.runId());
        if (run.stage().filter(TitleStage.ANALYSE::equals).isPresent()) {
          return run;
        }
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static TemporalAddress address(Cluster cluster) {
    return new TemporalAddress(
        cluster.temporal(), cluster.namespace(), Optional.empty(), Optional.empty());
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
