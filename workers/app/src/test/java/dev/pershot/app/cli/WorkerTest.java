package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.activity.Failures;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TemporalAddress;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.spot.Ec2MetadataMock;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Json;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.workflow.api.JobRef;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Workers that are told to leave in the middle of a title, on a real Temporal server. */
@Tag("fleet")
final class WorkerTest {
  /** One large pass for each shot: two sizes, and a slow preset. */
  private static final String POLICY =
      """
      {"sampling": "adaptive", "resolutions": [90], "quantizers": {"min": 18, "max": 46},
       "analysisPreset": "medium", "finalPreset": "medium", "model": "v0.6.1",
       "qualityCeiling": 99, "minBitrateKbps": 10, "peakToAverage": 4}
      """;

  /** A notice is looked for every two seconds, on a machine that is busy. */
  private static final Duration INTAKE_STOPS = Duration.ofSeconds(6);

  @TempDir private Path folder;
  private Path master = Path.of("");
  private Path policy = Path.of("");
  private String address = "";
  private Optional<DevTemporal> server = Optional.empty();

  @BeforeEach
  void startServer() throws Exception {
    server = Optional.of(DevTemporal.start(folder));
    address = server.get().address();
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    policy = Files.writeString(folder.resolve("policy.json"), POLICY);
  }

  @AfterEach
  void stopServer() {
    server.ifPresent(DevTemporal::close);
  }

  private PershotProcess worker(Map<String, String> environment, String... more) throws Exception {
    return PershotProcess.start(folder, environment, onFleet(more, "worker", "--slots", "1"));
  }

  /** A command, where the fleet is, and more options. */
  private String[] onFleet(String[] more, String... command) {
    return Stream.of(
            command, new String[] {"--temporal", address, "--store", store().toString()}, more)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private Path store() {
    return folder.resolve("store");
  }

  private CompletableFuture<Integer> startTitle(Engine engine) {
    FileStore store = FileStore.open(new StoreLocation.Folder(store()));
    JobOptions options =
        CommandLine.populateCommand(new JobOptions(), "--policy", policy.toString());
    JobRequest request = JobRequest.of(MasterSource.of(master), options);
    Job job = request.job(request.probe());
    JobStore.create(store, job);
    JobRef ref =
        new JobRef(
            job.runId(),
            "file:" + master.toAbsolutePath(),
            StoreId.of(store),
            engine.heartbeatSeconds(),
            engine.shotsUnderWay(1));
    return TitleRun.start(engine.client(), ref, TitleOptions.named("film")).result();
  }

  private Engine engine() {
    return Engine.remote(
        new TemporalAddress(address, "default", Optional.empty(), Optional.empty()),
        Observation.nothing());
  }

  private long trials() throws Exception {
    Path trials = store().resolve("trials");
    if (!Files.isDirectory(trials)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(trials)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private void awaitTrials(long count) throws Exception {
    Instant end = Instant.now().plusSeconds(180);
    while (trials() < count) {
      assertThat(Instant.now()).as("no " + count + " trials in time").isBefore(end);
      Thread.sleep(50);
    }
  }

  @Test
  void worker_toldToLeaveInMidPass_handsBackAndAnotherFinishesWithTheSameBytes() throws Exception {
    try (Engine engine = engine()) {
      PershotProcess first = worker(Map.of(), "--grace", "4s");
      CompletableFuture<Integer> title = startTitle(engine);
      awaitTrials(3);

      Instant told = Instant.now();
      first.terminate();
      Ended left = first.end();
      assertThat(left.exitCode()).as(left.stderr()).isZero();
      assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(left.stderr()).contains("leaving within 4 s").doesNotContain("\tat ");

      PershotProcess second = worker(Map.of());
      assertThat(title.get(8, TimeUnit.MINUTES)).isPositive();
      second.terminate();
      assertThat(second.end().exitCode()).isZero();
    }
    assertSameAsUndisturbed();
  }

  @Test
  void worker_spotInterruption_takesNothingMoreAndLeavesInTime() throws Exception {
    try (Ec2MetadataMock instance = Ec2MetadataMock.start(Ports.free(), folder);
        Engine engine = engine()) {
      PershotProcess first =
          worker(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.endpoint()), "--grace", "8s");
      CompletableFuture<Integer> title = startTitle(engine);
      awaitTrials(2);
      assertThat(first.isAlive()).isTrue();

      Instant told = Instant.now();
      instance.interrupt();
      first.awaitSaid("this instance is taken away");
      assertThat(Duration.between(told, Instant.now())).isLessThan(INTAKE_STOPS);
      Ended left = first.end();
      assertThat(left.exitCode()).as(left.stderr()).isZero();
      assertThat(Duration.between(told, Instant.now()))
          .isLessThan(INTAKE_STOPS.plus(Duration.ofSeconds(8)));
      long finished = trials();

      int metrics = Ports.free();
      PershotProcess second = worker(Map.of(), "--spot", "off", "--metrics", "" + metrics);
      assertThat(title.get(8, TimeUnit.MINUTES)).isPositive();
      assertThat(begunBy(first, engine)).isNotEmpty().allMatch(told.plus(INTAKE_STOPS)::isAfter);
      assertThat(
              (long) Scrape.of(metrics, "/metrics").sum("pershot_trials_total", "result=\"made\""))
          .isEqualTo(trials() - finished);
      second.kill();
    }
    assertSameAsUndisturbed();
  }

  @Test
  void worker_rebalanceRecommended_finishesWhatRunsAndLeaves() throws Exception {
    try (Ec2MetadataMock instance = Ec2MetadataMock.start(Ports.free(), folder);
        Engine engine = engine()) {
      PershotProcess worker =
          worker(Map.of("AWS_EC2_METADATA_SERVICE_ENDPOINT", instance.endpoint()));
      CompletableFuture<Integer> title = startTitle(engine);
      awaitTrials(1);

      instance.recommendRebalance();
      worker.awaitSaid("rebalance recommended");
      Ended left = worker.end();
      assertThat(left.exitCode()).as(left.stderr()).isZero();
      assertThat(left.stderr()).doesNotContain("leaving within", "\tat ");
      assertThat(title).isNotDone();
      assertThat(begunBy(worker, engine)).isNotEmpty();
      assertThat(failed(engine)).isEmpty();
      // None is pending where its last result still waits for a worker that decides what follows.
      assertThat(pending(engine))
          .allMatch(activity -> !activity.hasLastFailure() || isHandedBack(activity));
    }
  }

  private static boolean isHandedBack(PendingActivityInfo activity) {
    return activity
        .getLastFailure()
        .getApplicationFailureInfo()
        .getType()
        .equals("WORKER_SHUTDOWN");
  }

  /** What nobody has ended; a failure stays with it. */
  private static List<PendingActivityInfo> pending(Engine engine) {
    return titleAndGroups(engine)
        .map(id -> engine.client().newUntypedWorkflowStub(id).describe().getRawDescription())
        .flatMap(described -> described.getPendingActivitiesList().stream())
        .toList();
  }

  /** Activities that ended badly and are not tried again. */
  private static List<HistoryEvent> failed(Engine engine) {
    return events(engine)
        .filter(
            event ->
                event.hasActivityTaskFailedEventAttributes()
                    || event.hasActivityTaskTimedOutEventAttributes())
        .toList();
  }

  private static Stream<HistoryEvent> events(Engine engine) {
    return titleAndGroups(engine)
        .map(engine.client()::fetchHistory)
        .flatMap(history -> history.getEvents().stream());
  }

  private static Stream<String> titleAndGroups(Engine engine) {
    return engine
        .client()
        .listExecutions("WorkflowType IN ('TitleWorkflow', 'ShotGroupWorkflow')")
        .map(workflow -> workflow.getExecution().getWorkflowId());
  }

  /** When a worker took up the activities that it ended. */
  private static List<Instant> begunBy(PershotProcess worker, Engine engine) {
    return events(engine)
        .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
        .filter(event -> isOf(worker, event))
        .map(HistoryEvent::getEventTime)
        .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
        .toList();
  }

  private static boolean isOf(PershotProcess worker, HistoryEvent event) {
    return event
        .getActivityTaskStartedEventAttributes()
        .getIdentity()
        .startsWith(worker.pid() + "@");
  }

  @Test
  void worker_wrongNamespace_saysSoInOneSentence() throws Exception {
    engine().close();
    Ended ended = worker(Map.of(), "--namespace", "nobodys").end();
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.stderr()).hasLineCount(1).contains("has no namespace 'nobodys'");
  }

  @Test
  void status_titleThatFailed_saysWhy() throws Exception {
    try (Engine engine = engine()) {
      CompletableFuture<Integer> title = startTitle(engine);
      Files.delete(master);
      PershotProcess worker = worker(Map.of());
      String why;
      try {
        why =
            title
                .handle((rungs, failure) -> String.valueOf(Failures.unwrap(failure).getMessage()))
                .get(1, TimeUnit.MINUTES);
      } finally {
        worker.kill();
      }

      assertThat(status().stdout()).contains("failed", why);
      assertThat(status("--json").stdout()).contains("\"failure\":\"", "tiny.mp4");
    }
  }

  private Ended status(String... more) throws Exception {
    return done(onFleet(more, "status"));
  }

  /** Runs a command that is to end well. */
  private Ended done(String... command) throws Exception {
    Ended ended = PershotProcess.run(folder, command);
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    return ended;
  }

  /** What the workers made is published from their store, and again from one of its own. */
  private void assertSameAsUndisturbed() throws Exception {
    encode("made", store());
    assertThat(run("made").get("trials").get("run").asInt()).isZero();
    encode("reference", folder.resolve("store-reference"));
    assertThat(Published.hashes(folder.resolve("made")))
        .isEqualTo(Published.hashes(folder.resolve("reference")));
  }

  private void encode(String out, Path store) throws Exception {
    done(
        "encode",
        master.toString(),
        "-o",
        folder.resolve(out).toString(),
        "--policy",
        policy.toString(),
        "--store",
        store.toString());
  }

  private JsonNode run(String out) throws Exception {
    return Json.mapper().readTree(folder.resolve(out).resolve("run.json").toFile());
  }
}
