package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Brings up what a cluster lacks: servers that do not run, on the data and at the addresses that
 * they had before, and workers until there are as many as asked for. What this start began is ended
 * again if it fails.
 */
public final class ClusterStart {
  private static final Duration UNTIL_ENDED = Duration.ofSeconds(20);

  private final ClusterFolder folder;
  private final Function<ServerProgram, Path> programs;
  private final WorkerProgram worker;
  private final Readiness readiness;

  /**
   * @param programs where a server's program is
   * @param atMost how long each part may take until it answers
   */
  public ClusterStart(
      ClusterFolder folder,
      Function<ServerProgram, Path> programs,
      WorkerProgram worker,
      Duration atMost) {
    this.folder = folder;
    this.programs = programs;
    this.worker = worker;
    this.readiness = new Readiness(folder, atMost);
  }

  /**
   * What a start came to.
   *
   * @param begun names of the processes that it started; none where all ran already
   */
  public record Outcome(Cluster cluster, List<String> begun) {
    public Outcome {
      begun = List.copyOf(begun);
    }
  }

  /**
   * Returns when everything answers.
   *
   * @param workers that shall be alive; more are left alone
   * @param slots of each worker that is started
   * @throws PershotException {@link ErrorCode#CLUSTER_FAILED} where a part does not come up
   */
  public Outcome start(int workers, int slots) {
    return folder.alone(() -> new Attempt(workers, slots).run());
  }

  private final class Attempt {
    private final int workers;
    private final List<RunningProcess> kept;
    private final List<RunningProcess> begun = new CopyOnWriteArrayList<>();
    private final S3Credentials credentials = folder.keptCredentials();
    private Cluster cluster;
    private boolean undone;

    Attempt(int workers, int slots) {
      this.workers = workers;
      Cluster before = folder.read().orElseGet(ClusterStart::atFreePorts);
      this.kept = before.processes().stream().filter(RunningProcess::alive).toList();
      boolean moves = kept.isEmpty() && !addressesAreFree(before);
      this.cluster = (moves ? atFreePorts() : before).with(slots, kept);
    }

    Outcome run() {
      Thread atSignal = new Thread(this::undo);
      Runtime.getRuntime().addShutdownHook(atSignal);
      try {
        startServers();
        awaitServers();
        startWorkers();
        awaitWorkers();
        return new Outcome(cluster, begun.stream().map(RunningProcess::name).toList());
      } catch (RuntimeException e) {
        undo();
        throw e;
      } finally {
        forget(atSignal);
      }
    }

    private static void forget(Thread atSignal) {
      try {
        Runtime.getRuntime().removeShutdownHook(atSignal);
      } catch (IllegalStateException e) {
        // It runs just now, and ends what was begun.
      }
    }

    /** Nothing is begun any more after it, by whichever thread. */
    private synchronized void undo() {
      undone = true;
      ClusterStop.end(List.copyOf(begun), UNTIL_ENDED);
      folder.write(cluster.with(kept));
    }

    private void startServers() {
      if (cluster.running(Cluster.TEMPORAL).isEmpty()) {
        Path program = programs.apply(ServerProgram.TEMPORAL);
        begin(new TemporalServer(cluster).launch(program, folder));
      }
      if (cluster.running(Cluster.S3).isEmpty()) {
        Path program = programs.apply(ServerProgram.S3);
        begin(new S3Server(cluster, credentials).launch(program, folder));
      }
    }

    private void awaitServers() {
      readiness.await(
          "the Temporal server",
          named(Cluster.TEMPORAL),
          begun,
          () -> new TemporalServer(cluster).answers() && new TemporalServer(cluster).knowsTitles());
      readiness.await(
          "the S3 server",
          named(Cluster.S3),
          begun,
          () -> new S3Server(cluster, credentials).answers());
    }

    private void startWorkers() {
      int missing = workers - cluster.workers().size();
      IntStream.iterate(1, i -> i + 1)
          .mapToObj(i -> Cluster.WORKER + i)
          .filter(name -> cluster.running(name).isEmpty())
          .limit(Math.max(0, missing))
          .toList()
          .forEach(name -> begin(worker.launch(name, cluster, credentials, folder)));
    }

    private void awaitWorkers() {
      List<RunningProcess> asked =
          begun.stream().filter(process -> process.name().startsWith(Cluster.WORKER)).toList();
      if (!asked.isEmpty()) {
        String queue = worker.queue().apply(cluster);
        readiness.await(
            "the workers",
            asked.get(0),
            begun,
            () -> new TemporalServer(cluster).pollsFor(queue, asked));
      }
    }

    /** Written down at once, so that a stop finds it whatever becomes of us. */
    private synchronized void begin(Launch launch) {
      if (undone) {
        throw new PershotException(ErrorCode.CLUSTER_FAILED, "the start was interrupted");
      }
      RunningProcess process = launch.start();
      begun.add(process);
      List<RunningProcess> all = new ArrayList<>(kept);
      all.addAll(begun);
      cluster = cluster.with(all);
      folder.write(cluster);
    }

    private RunningProcess named(String name) {
      return cluster.processes().stream()
          .filter(process -> process.name().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }

  private static boolean addressesAreFree(Cluster cluster) {
    return Loopback.isFree(cluster.temporal())
        && Loopback.isFree(cluster.webUi())
        && Loopback.isFree(cluster.s3Endpoint());
  }

  private static Cluster atFreePorts() {
    List<Integer> ports = Loopback.freePorts(3);
    return Cluster.at(ports.get(0), ports.get(1), ports.get(2));
  }
}
