package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.activity.Drain;
import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.ClusterStart;
import dev.pershot.app.cluster.ClusterStop;
import dev.pershot.app.cluster.WorkerProgram;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.engine.WorkerSettings.Build;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.publish.Outputs;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TaskQueues;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is, and which build's, where several titles share workers: on a real server. */
@Tag("fleet")
@Timeout(300)
final class SharedFleetTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final Duration GRACE = Duration.ofSeconds(20);

  /** Far more at once than the worker's one slot can have under way. */
  private static final SimulatedActivities TITLE = new SimulatedActivities(10, 4, 20);

  @TempDir private static Path folder;

  private static Engine engine;

  @BeforeAll
  static void startServer() {
    ClusterFolder place = ClusterFolder.at(folder);
    WorkerProgram none = new WorkerProgram(List.of(), cluster -> TaskQueues.encode("none"));
    Cluster cluster =
        new ClusterStart(place, server -> server.install(HOME, System.err::println), none, AT_MOST)
            .start(0, 1)
            .cluster();
    engine = Engine.remote(SimulatedWorker.address(cluster.temporal()), Observation.nothing());
  }

  @AfterAll
  static void stopServer() {
    if (engine != null) {
      engine.close();
    }
    new ClusterStop(ClusterFolder.at(folder)).stop(GRACE);
  }

  private final List<String> ended = Collections.synchronizedList(new ArrayList<>());
  private final List<Worker> workers = new ArrayList<>();

  @AfterEach
  void stopWorkers() {
    workers.forEach(Worker::close);
  }

  @Test
  void start_titlesOfOnePriority_endInTheOrderOfTheirStarts() throws Exception {
    submitInTurn("plain", List.of(title("a")), title("b"));

    assertThat(ended).containsExactly("a", "b");
  }

  @Test
  void start_aTitleOfHigherPriority_overtakesWhatWaits() throws Exception {
    submitInTurn("urgent", List.of(title("a")), title("b", 1));

    assertThat(ended).containsExactly("b", "a");
  }

  @Test
  void start_aStudioAfterOneThatSubmittedMuch_getsItsTurnsAlike() throws Exception {
    submitInTurn(
        "studios",
        List.of(title("a1", "studio-a"), title("a2", "studio-a"), title("a3", "studio-a")),
        title("b", "studio-b"));

    assertThat(ended).startsWith("b").hasSize(4);
  }

  @Test
  void start_onABuildThatIsReplaced_staysWithItWhileNewTitlesGoToTheNext() throws Exception {
    AtomicInteger old = new AtomicInteger();
    AtomicInteger next = new AtomicInteger();
    startWorker("builds", counting(old), Optional.of(new Build("pershot", "1")));
    makeCurrent("1");
    CompletableFuture<Integer> begun = submit("builds", title("begun"));
    awaitWork(old);

    startWorker("builds", counting(next), Optional.of(new Build("pershot", "2")));
    makeCurrent("2");
    begun.get(2, TimeUnit.MINUTES);

    assertThat(next).as("passes of the first title on the new build").hasValue(0);
    assertThat(old).hasValue(TITLE.trials());
    submit("builds", title("later")).get(2, TimeUnit.MINUTES);
    assertThat(next).hasValue(TITLE.trials());
    assertThat(old).hasValue(TITLE.trials());
  }

  private static TitleOptions title(String name) {
    return TitleOptions.named(name);
  }

  private static TitleOptions title(String name, int priority) {
    return new TitleOptions(name, Optional.of(priority), Optional.empty());
  }

  private static TitleOptions title(String name, String studio) {
    return new TitleOptions(name, Optional.empty(), Optional.of(studio));
  }

  /** Submits a title when others are under way, and waits for all. */
  private void submitInTurn(String store, List<TitleOptions> first, TitleOptions last)
      throws Exception {
    AtomicInteger passes = new AtomicInteger();
    startWorker(store, counting(passes), Optional.empty());
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    first.forEach(title -> all.add(submit(store, title)));
    awaitWork(passes);
    all.add(submit(store, last));
    CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).get(2, TimeUnit.MINUTES);
  }

  private CompletableFuture<Integer> submit(String store, TitleOptions title) {
    JobRef job =
        new JobRef(
            store + "-" + title.name(),
            "simulated:" + title.name(),
            store,
            engine.heartbeatSeconds(),
            engine.shotsUnderWay(1));
    return TitleRun.start(engine.client(), job, title)
        .result()
        .whenComplete((rungs, failure) -> ended.add(title.name()));
  }

  private void startWorker(String store, MediaActivities media, Optional<Build> build) {
    WorkerSettings settings =
        new WorkerSettings(
            1, ScratchRoom.unbounded(folder), Optional.empty(), Outputs.none(), build);
    workers.add(
        Worker.start(
            engine.client(), store, TITLE, media, new Drain(), settings, Observation.nothing()));
  }

  private static MediaActivities counting(AtomicInteger passes) {
    return (MediaActivities)
        Proxy.newProxyInstance(
            MediaActivities.class.getClassLoader(),
            new Class<?>[] {MediaActivities.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("runTrials")) {
                passes.incrementAndGet();
              }
              return method.invoke(TITLE, arguments);
            });
  }

  /** As {@code temporal worker deployment set-current-version}, once the server knows the build. */
  private static void makeCurrent(String build) throws InterruptedException {
    WorkflowServiceBlockingStub service = engine.client().getWorkflowServiceStubs().blockingStub();
    SetWorkerDeploymentCurrentVersionRequest request =
        SetWorkerDeploymentCurrentVersionRequest.newBuilder()
            .setNamespace("default")
            .setDeploymentName("pershot")
            .setBuildId(build)
            .build();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (true) {
      try {
        service.setWorkerDeploymentCurrentVersion(request);
        return;
      } catch (StatusRuntimeException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private static void awaitWork(AtomicInteger passes) throws InterruptedException {
    while (passes.get() == 0) {
      Thread.sleep(20);
    }
  }
}
