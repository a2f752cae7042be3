package dev.pershot.bench;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStop;
import dev.pershot.app.cluster.RunningProcess;
import dev.pershot.app.cluster.WorkerProgram;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.observe.Observation;
import dev.pershot.bench.BenchResult.Requirement;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TaskQueues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One simulated title on a cluster of its own, which goes with it. */
final class ScaleRun {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final int ASKED_EVERY_SECONDS = 2;
  private static final String RUN = "simulated";

  private final SimulatedActivities title;
  private final int workers;
  private final int slots;

  ScaleRun(SimulatedActivities title, int workers, int slots) {
    this.title = title;
    this.workers = workers;
    this.slots = slots;
  }

  ScaleResult.Title run(Path folder) {
    ClusterFolder place = ClusterFolder.at(folder);
    WorkerProgram program =
        new WorkerProgram(worker(), cluster -> TaskQueues.encode(SimulatedWorker.STORE));
    try {
      Cluster cluster = BenchCluster.start(place, program, workers, slots);
      return measure(cluster);
    } finally {
      new ClusterStop(place).stop(GRACE);
    }
  }

  /** With the options of Pershot's launcher. */
  private List<String> worker() {
    List<String> command = new ArrayList<>(BenchCluster.java());
    command.add(SimulatedWorker.class.getName());
    command.add(Integer.toString(title.shots()));
    command.add(Integer.toString(title.passes()));
    command.add(Long.toString(title.trialMillis()));
    return command;
  }

  private ScaleResult.Title measure(Cluster cluster) {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (RunningProcess process : cluster.processes()) {
      pids.put(process.name(), process.pid());
    }
    pids.remove("s3");
    pids.put("client", ProcessHandle.current().pid());
    try (Engine engine =
            Engine.remote(SimulatedWorker.address(cluster.temporal()), Observation.nothing());
        ProcessWatch watch = new ProcessWatch(pids)) {
      JobRef job =
          new JobRef(
              RUN,
              "simulated:title",
              SimulatedWorker.STORE,
              engine.heartbeatSeconds(),
              engine.shotsUnderWay(1));
      long start = System.nanoTime();
      TitleRun run = TitleRun.start(engine.client(), job, TitleOptions.named("simulated"));
      await(run);
      double wall = (System.nanoTime() - start) / 1e9;
      Map<String, ProcessWatch.Seen> seen = watch.seen();
      return title(wall, seen, Histories.of(engine.client(), "title-" + RUN));
    }
  }

  /** As {@code pershot submit --wait} does, which asks how far it is now and then. */
  private static void await(TitleRun run) {
    CompletableFuture<Integer> result = run.result();
    while (true) {
      try {
        result.get(ASKED_EVERY_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        run.progress()
            .ifPresent(
                now ->
                    System.err.printf(
                        "\rbench: %s, %d of %d shots   ", now.stage(), now.done(), now.shots()));
      } catch (ExecutionException e) {
        throw new BenchFailure("the title failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BenchFailure("interrupted", e);
      }
    }
  }

  private ScaleResult.Title title(
      double wall, Map<String, ProcessWatch.Seen> seen, Histories histories) {
    double cpu = seen.values().stream().mapToDouble(ProcessWatch.Seen::cpuSeconds).sum();
    double millis = BenchResult.rounded(1e3 * cpu / title.trials(), 2);
    return new ScaleResult.Title(
        title.shots(),
        workers,
        slots,
        title.trials(),
        BenchResult.rounded(wall, 1),
        millis,
        seen,
        histories,
        List.of(
            atMost(
                "events of the largest history < 10000", (double) histories.largestEvents(), 9999),
            atMost("MB of the largest history < 5", histories.largestBytes() / 1e6, 5),
            atMost("kB of the title's payloads < 100", histories.titlePayloadBytes() / 1e3, 100),
            atMost("CPU ms a trial activity < 25", millis, 25)));
  }

  private static Requirement atMost(String wanted, double value, double most) {
    return new Requirement(wanted, BenchResult.rounded(value, 3), value <= most);
  }
}
