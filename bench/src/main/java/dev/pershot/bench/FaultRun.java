package dev.pershot.bench;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStop;
import dev.pershot.app.cluster.WorkerProgram;
import dev.pershot.storage.s3.FaultyProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One run on a cluster of its own, which goes with it. */
final class FaultRun implements AutoCloseable {
  static final int WORKERS = 3;

  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration SILENCE = Duration.ofSeconds(3);

  /** Of all calls to S3. */
  private static final double FAILING = 0.2;

  /** Replaces the server's address by the proxy's, and names a scratch folder. */
  private static final String WORKER =
      "real=$1 used=$2 scratch=$3; shift 3; exec \"$0\" \"${@/#$real/$used}\" --scratch \"$scratch\"";

  private final Fault fault;
  private final Path folder;
  private final ClusterFolder place;
  private final Random random;
  private final List<String> notes = new ArrayList<>();
  private @Nullable FaultyProxy proxy;
  private String endpoint = "";

  /**
   * A run.
   *
   * @param folder new, for the cluster, scratch and output
   * @param random decides when harm is done, and to whom
   */
  FaultRun(Fault fault, Path folder, Random random) {
    this.fault = fault;
    this.folder = folder;
    this.place = ClusterFolder.at(folder.resolve("cluster"));
    this.random = random;
  }

  /**
   * What came of it.
   *
   * @param startCpuSeconds of a worker until it asked for work
   */
  record Ended(
      OutputDigests output,
      List<String> harm,
      double wallSeconds,
      int workers,
      double workerCpuSeconds,
      double startCpuSeconds) {}

  /**
   * Runs a master.
   *
   * @param usualSeconds of an undisturbed run, over which harm is spread
   * @param times that workers are killed
   */
  Ended run(Path master, List<String> options, double usualSeconds, int times) {
    Cluster cluster = startServers();
    Path scratch = scratch();
    WorkerProgram program = program(cluster, scratch);
    BenchCluster.start(place, program, WORKERS, 1);
    Runnable revive = () -> BenchCluster.start(place, program, WORKERS, 1);
    Harm harm = harm(scratch, revive, usualSeconds, times);
    try (WorkerCpu cpu = new WorkerCpu(place)) {
      double atStart = cpu.seconds() / WORKERS;
      long start = System.nanoTime();
      double wall;
      try (harm) {
        harm.begin();
        submit(cluster, master, options);
        wall = (System.nanoTime() - start) / 1e9;
      }
      notes.addAll(harm.done());
      if (proxy != null) {
        notes.add(calls(proxy));
      }
      notes.add(Attempts.of(output().resolve("history")).told());
      return new Ended(
          OutputDigests.of(output()), notes, wall, cpu.workers(), cpu.seconds(), atStart);
    }
  }

  private Cluster startServers() {
    Cluster cluster = BenchCluster.start(place, WorkerProgram.pershot(List.of(), place), 0, 1);
    endpoint = cluster.s3Endpoint();
    if (fault == Fault.S3_FAILING) {
      try {
        proxy =
            FaultyProxy.start(
                URI.create(endpoint), FaultyProxy.share(FAILING, random.nextLong()), SILENCE);
        endpoint = proxy.endpoint().toString();
      } catch (IOException e) {
        throw new BenchFailure("cannot start a proxy", e);
      }
    }
    return cluster;
  }

  private static String calls(FaultyProxy proxy) {
    StringBuilder text = new StringBuilder("of " + proxy.calls() + " calls to S3");
    for (FaultyProxy.Fault kind : FaultyProxy.Fault.values()) {
      text.append(", ").append(proxy.faults(kind)).append(' ').append(kind);
    }
    return text.toString();
  }

  private Path scratch() {
    Path scratch = folder.resolve("scratch");
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new BenchFailure("cannot make " + scratch, e);
    }
    if (fault == Fault.SCRATCH_FULL) {
      SmallDisk.mount(scratch);
    }
    return scratch;
  }

  private WorkerProgram program(Cluster cluster, Path scratch) {
    if (fault == Fault.ANSWERS_LOST) {
      List<String> java = new ArrayList<>(BenchCluster.java());
      java.add(TwiceDoneWorker.class.getName());
      return WorkerProgram.pershot(java, place);
    }
    return WorkerProgram.pershot(
        List.of(
            "bash",
            "-c",
            WORKER,
            BenchProgram.launcher().toString(),
            cluster.s3Endpoint(),
            endpoint,
            scratch.toString()),
        place);
  }

  private Harm harm(Path scratch, Runnable revive, double usual, int times) {
    return switch (fault) {
      case WORKERS_KILLED -> Harms.workersKilled(place, revive, times, 0.8 * usual / times, random);
      case TEMPORAL_KILLED -> Harms.temporalKilled(place, revive, 3, 2, usual / 4, random);
      case TEMPORAL_AWAY -> Harms.temporalKilled(place, revive, 1, 60, usual / 3, random);
      case SCRATCH_FULL -> Harms.scratchFull(scratch, 2, usual / 4, random);
      case STAGED_TRUNCATED -> Harms.stagedTruncated(scratch, 5, usual / 7, random);
      case NOTHING, S3_FAILING, ANSWERS_LOST -> Harms.none();
    };
  }

  private Path output() {
    return folder.resolve("out");
  }

  private void submit(Cluster cluster, Path master, List<String> options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(BenchProgram.launcher().toString(), "submit", master.toString()));
    command.addAll(List.of("--temporal", cluster.temporal(), "--store", cluster.store()));
    command.addAll(List.of("--s3-endpoint", endpoint, "-o", output().toString(), "--wait"));
    command.addAll(options);
    Path log = folder.resolve("submit.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().putAll(place.credentials().environment());
    builder.environment().put("AWS_REGION", cluster.region());
    try {
      int exitCode = builder.start().waitFor();
      if (exitCode != 0) {
        throw new BenchFailure("submit ended with exit code " + exitCode + ": " + lastLine(log));
      }
    } catch (IOException e) {
      throw new BenchFailure("cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private static String lastLine(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return Optional.of(lines)
        .filter(all -> !all.isEmpty())
        .map(all -> all.get(all.size() - 1))
        .orElse("");
  }

  @Override
  public void close() {
    new ClusterStop(place).stop(GRACE);
    if (proxy != null) {
      proxy.close();
    }
    if (fault == Fault.SCRATCH_FULL) {
      SmallDisk.unmount(folder.resolve("scratch"));
    }
  }
}
