package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.activity.Trouble;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.master.Masters;
import dev.pershot.app.observe.ListenAddress;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.observe.ObserveSettings;
import dev.pershot.ladder.Policy;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health and waste of a worker in this process. */
final class ObservedWorkerTest {
  private static final double PRICE = 3600;

  @TempDir private Path folder = Path.of("");

  private static Observation observed() {
    return Observation.start(
        new ObserveSettings(
            Optional.of(ListenAddress.parse("0")), PRICE, true, false, Optional.empty()));
  }

  @Test
  void readiness_whileDraining_isRefused() throws Exception {
    FileStore store = FileStore.open(new StoreLocation.Folder(folder.resolve("store")));
    try (Observation observation = observed()) {
      int port = observation.port().orElseThrow();
      assertThat(Scrape.of(port, "/health/ready")).extracting(Scrape::status).isEqualTo(503);
      try (Engine engine = Engine.embedded(observation);
          Worker worker =
              Worker.start(
                  engine.client(),
                  store,
                  Masters.inFiles(),
                  "store",
                  new RunProgress(),
                  WorkerSettings.alone(1, ScratchRoom.unbounded(store.scratch())),
                  observation)) {
        assertThat(Scrape.of(port, "/health/ready")).extracting(Scrape::status).isEqualTo(200);
        worker.drain(Duration.ofSeconds(10));
        assertThat(Scrape.of(port, "/health/ready"))
            .isEqualTo(
                new Scrape(503, "{\"ready\":false,\"obstacles\":[\"draining\",\"not polling\"]}"));
        assertThat(Scrape.of(port, "/health/live").status()).isEqualTo(200);
        assertThat(Scrape.of(port, "/healthy").status()).isEqualTo(404);
      }
    }
  }

  /** A file where the streams' folder would be: trials are encoded and scored, and then refused. */
  @Test
  void waste_ofTrialsThatTheStoreRefuses_isCounted() throws Exception {
    FileStore store = FileStore.open(new StoreLocation.Folder(folder.resolve("store")));
    Files.createFile(folder.resolve("store/streams"));
    Path master = TinyMaster.write(folder.resolve("tiny.mp4"));
    Job job = job(master);
    JobStore.create(store, job);

    try (Observation observation = observed();
        Engine engine = Engine.embedded(observation);
        Worker worker =
            Worker.start(
                engine.client(),
                store,
                Masters.inFiles(),
                "store",
                new RunProgress(),
                WorkerSettings.alone(1, ScratchRoom.unbounded(store.scratch())),
                observation)) {
      assertThat(worker).isNotNull();
      TitleRun run =
          TitleRun.start(
              engine.client(),
              new JobRef(job.runId(), "file:" + master, "store", 0, 1),
              TitleOptions.named("film"));
      assertThatThrownBy(() -> run.result().join())
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(PershotException.class)
          .hasMessageContaining("cannot write");

      Scrape told = Scrape.of(observation.port().orElseThrow(), "/metrics");
      double wasted = told.sum("pershot_work_cpu_seconds_total", "outcome=\"failed\"");
      assertThat(wasted).isGreaterThan(0.02);
      assertThat(told.sum("pershot_cost_total", "outcome=\"failed\""))
          .isCloseTo(wasted, within(1e-9));
      assertThat(told.sum("pershot_failures_total", "code=\"STORE_UNWRITABLE\"", "kind=\"input\""))
          .isPositive();
    }
  }

  /** On a fleet, what one worker cannot write another can, or it can later. */
  @Test
  void title_ofAFleetWhoseWorkerIsInTrouble_tellsOfItAndGoesOnAfterwards() throws Exception {
    FileStore store = FileStore.open(new StoreLocation.Folder(folder.resolve("store")));
    Path inTheWay = Files.createFile(folder.resolve("store/streams"));
    Path master = TinyMaster.write(folder.resolve("tiny.mp4"));
    Job job = job(master);
    JobStore jobs = JobStore.create(store, job);

    try (Observation observation = observed();
        Engine engine = Engine.embedded(observation);
        Worker worker =
            Worker.start(
                engine.client(),
                store,
                Masters.inFiles(),
                "store",
                new RunProgress(),
                WorkerSettings.alone(1, ScratchRoom.unbounded(store.scratch())),
                observation)) {
      assertThat(worker).isNotNull();
      TitleRun run =
          TitleRun.start(
              engine.client(),
              new JobRef(job.runId(), "file:" + master, "store", 60, 1),
              TitleOptions.named("film"));
      CompletableFuture<Integer> result = run.result();
      List<String> trouble = List.of();
      while (trouble.isEmpty()) {
        assertThat(result).isNotDone();
        Thread.sleep(200);
        trouble = run.progress().map(TitleProgress::groups).map(run::trouble).orElse(List.of());
      }
      assertThat(trouble.get(0)).contains("tried again: cannot write").contains("@");
      assertThat(Trouble.ofThisWorker().now().orElseThrow()).contains("cannot write");

      Files.delete(inTheWay);
      assertThat(result.get(3, TimeUnit.MINUTES)).isPositive();
      TitleEnd end = jobs.findEnd().orElseThrow();
      assertThat(end.progress().work().made()).isPositive();
      assertThat(end.endedMillis()).isGreaterThan(end.startedMillis());
    }
  }

  @Test
  void endpoint_onATakenPort_failsInOneSentence() {
    try (Observation first = observed()) {
      ListenAddress taken = new ListenAddress("127.0.0.1", first.port().orElseThrow());
      ObserveSettings settings =
          new ObserveSettings(Optional.of(taken), 0, false, false, Optional.empty());
      assertThatThrownBy(() -> Observation.start(settings))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PORT_TAKEN))
          .hasMessageContaining(taken.toString());
    }
  }

  private static Job job(Path master) throws Exception {
    String exhaustive =
        """
        {"sampling": "exhaustive", "resolutions": [90], "quantizers": {"min": 22, "max": 40, "step": 6},
         "analysisPreset": "veryfast", "finalPreset": "veryfast", "model": "v0.6.1",
         "qualityCeiling": 99, "minBitrateKbps": 10, "peakToAverage": 4}
        """;
    return new Job(
        Job.SCHEMA,
        MasterProbe.probe(
            MasterSource.of(master), ContentId.of(MasterSource.of(master), read -> {})),
        Policy.read(exhaustive.getBytes(StandardCharsets.UTF_8), "policy.json"),
        List.of("vmaf_v0.6.1"),
        Natives.load(),
        ShotOptions.DEFAULTS,
        Optional.empty());
  }
}
