package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.watch.Messages;
import dev.pershot.app.watch.OutputTemplate;
import dev.pershot.app.watch.QueueAddress;
import dev.pershot.app.watch.SqsServer;
import dev.pershot.app.watch.UploadOutcome;
import dev.pershot.app.watch.UploadQueue;
import dev.pershot.app.watch.UploadWatch;
import dev.pershot.app.watch.UploadedTitles;
import dev.pershot.model.Json;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.storage.s3.S3ProxyServer;
import dev.pershot.storage.s3.S3Settings;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TaskQueues;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TitleWorkflow;
import dev.pershot.workflow.api.Work;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Uploads to a real S3 server, told by a real queue, with Temporal in this process. */
@Timeout(300)
final class WatchTest {
  private static final String FILMS = "films";
  private static final String LADDERS = "ladders";
  private static final Duration WAIT = Duration.ofSeconds(1);

  @TempDir private Path folder = Path.of("");
  private S3ProxyServer s3;
  private SqsServer sqs;
  private Engine engine;
  private UploadQueue queue;
  private FileStore store;
  private UploadWatch watch;
  private byte[] film = {};
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final Queue<UploadOutcome> outcomes = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws Exception {
    s3 = S3ProxyServer.start(folder.resolve("s3"), FILMS, LADDERS);
    sqs = SqsServer.start();
    engine = Engine.embedded(Observation.nothing());
    queue = UploadQueue.open(QueueAddress.parse(sqs.queue(), Optional.empty()));
    store = FileStore.open(new StoreLocation.Folder(folder.resolve("store")));
    film = Files.readAllBytes(TinyMaster.write(folder.resolve("tiny.mp4")));
    watch = watch();
  }

  private UploadWatch watch() throws Exception {
    Path policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
    JobOptions options =
        CommandLine.populateCommand(new JobOptions(), "--policy", policy.toString());
    OutputTemplate output = OutputTemplate.parse("s3://ladders/made/{key}");
    return new UploadWatch(
        queue,
        objects(),
        new UploadedTitles(engine.client(), TitleOptions::named),
        new UploadedJobs(masters(), options, store, engine, false),
        output,
        List.of(output.beginning()),
        said::add,
        outcomes::add);
  }

  @AfterEach
  void stop() {
    queue.close();
    engine.close();
    sqs.close();
    s3.close();
  }

  private S3Settings settings() {
    return S3Settings.of(Optional.of(s3.endpoint())).withScratch(folder.resolve("scratch"));
  }

  private S3Objects objects() {
    return S3Objects.at(settings());
  }

  private Masters masters() {
    return Masters.of(new S3Masters(settings()), 1);
  }

  /** Puts a film whose bytes are like no other's, and returns its ETag as events have it. */
  private String upload(String key, int number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(film);
    // A box that players skip: its length, its type, and any bytes.
    bytes.writeBytes(new byte[] {0, 0, 0, 12, 'f', 'r', 'e', 'e', 0, 0, 0, (byte) number});
    return put(key, bytes.toByteArray());
  }

  private String put(String key, byte[] bytes) {
    S3Place place = new S3Place(FILMS, key);
    objects().put(place, bytes, "video/mp4");
    return objects().master(place).etag().replace("\"", "");
  }

  private JsonNode status(String key) throws Exception {
    byte[] json = objects().read(new S3Place(FILMS, key + ".pershot.json")).orElseThrow();
    return Json.mapper().readTree(json);
  }

  private void takeAll() {
    int empty = 0;
    while (empty < 2) {
      empty = watch.next(WAIT) == 0 ? empty + 1 : 0;
    }
  }

  /** Does nothing, and remembers that it ran. */
  public static final class Counted implements TitleWorkflow {
    static final Set<String> STARTED = ConcurrentHashMap.newKeySet();
    static final Map<String, String> OUTPUTS = new ConcurrentHashMap<>();

    @Override
    public int make(JobRef job) {
      String id = Workflow.getInfo().getWorkflowId();
      STARTED.add(id + " " + Workflow.getInfo().getFirstExecutionRunId());
      OUTPUTS.put(id, job.destination().orElseThrow().place());
      return 3;
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public boolean paused() {
      return false;
    }

    @Override
    public TitleProgress progress() {
      return new TitleProgress(
          TitleStage.DONE, 0, 1, 1, 1, false, Work.NONE, Work.NONE, 0, List.of());
    }
  }

  @Test
  void uploads_of20MastersIn200Events_startExactly20Workflows() throws Exception {
    Counted.STARTED.clear();
    List<String> keys =
        IntStream.range(0, 20).mapToObj(i -> "reel " + i % 3 + "/f\u00fcnf+" + i + ".mp4").toList();
    Map<String, String> etags = new HashMap<>();
    keys.forEach(key -> etags.put(key, upload(key, etags.size())));
    List<String> events = new ArrayList<>();
    etags.forEach(
        (key, etag) -> {
          for (int copy = 0; copy < 10; copy++) {
            events.add(
                copy % 2 == 0
                    ? Messages.ofS3(FILMS, key, etag)
                    : Messages.ofEventBridge(FILMS, key, etag));
          }
        });
    Collections.shuffle(events, new Random(6));
    assertThat(events).hasSize(200);
    WorkerFactory workers = WorkerFactory.newInstance(engine.client());
    workers
        .newWorker(TaskQueues.control(StoreId.of(store)))
        .registerWorkflowImplementationTypes(Counted.class);
    workers.start();

    events.subList(0, 120).forEach(sqs::send);
    takeAll();
    awaitDone(keys);
    // Titles that have ended are known as well.
    events.subList(120, 200).forEach(sqs::send);
    takeAll();
    watch.sweep();

    assertThat(Counted.STARTED).hasSize(20);
    assertThat(outcomes).hasSize(200);
    assertThat(outcomes).filteredOn(UploadOutcome.STARTED::equals).hasSize(20);
    assertThat(outcomes).filteredOn(UploadOutcome.KNOWN::equals).hasSize(180);
    assertThat(Counted.OUTPUTS.values())
        .containsExactlyInAnyOrderElementsOf(
            keys.stream().map(key -> "s3://ladders/made/" + key).toList());
    assertThat(sqs.messages(sqs.queue())).isZero();
    assertThat(sqs.messages(sqs.deadLetters())).isZero();
    for (String key : keys) {
      assertThat(status(key).get("output").asText()).isEqualTo("s3://ladders/made/" + key);
      assertThat(status(key).get("version").asText()).isEqualTo(etags.get(key));
    }
    workers.shutdownNow();
  }

  private void awaitDone(List<String> keys) throws Exception {
    Instant end = Instant.now().plusSeconds(120);
    for (String key : keys) {
      while (!status(key).get("state").asText().equals("done")) {
        assertThat(Instant.now()).as(status(key).toString()).isBefore(end);
        watch.sweep();
        Thread.sleep(100);
      }
    }
  }

  @Test
  void messages_thatNobodyCanRead_becomeDeadLettersWithAReason() throws Exception {
    sqs.send("hello");
    sqs.send("{\"some\": \"thing\"}");
    sqs.send(Messages.ofS3(FILMS, "a", "x").replace("\"a\"", "\"%FF%FE\""));
    sqs.send(Messages.test(FILMS));
    takeAll();

    assertThat(sqs.messages(sqs.queue())).isZero();
    assertThat(sqs.messages(sqs.deadLetters())).isEqualTo(3);
    assertThat(said)
        .hasSize(3 * SqsServer.TAKEN_AT_MOST)
        .allSatisfy(line -> assertThat(line).startsWith("a message is left").hasLineCount(1))
        .anySatisfy(line -> assertThat(line).contains("%FF%FE"));
  }

  @Test
  void master_thatTheGateRefuses_isToldWhyBesideIt() throws Exception {
    String etag = put("notes.txt", "not a film\n".getBytes(StandardCharsets.US_ASCII));
    sqs.send(Messages.ofS3(FILMS, "notes.txt", etag));
    takeAll();

    JsonNode status = status("notes.txt");
    assertThat(status.get("state").asText()).isEqualTo("refused");
    assertThat(status.get("code").asText()).startsWith("MASTER_");
    assertThat(status.get("reason").asText()).contains("notes.txt").hasLineCount(1);
    assertThat(status.get("version").asText()).isEqualTo(etag);
    assertThat(sqs.messages(sqs.queue())).isZero();
    assertThat(sqs.messages(sqs.deadLetters())).isZero();
  }

  @Test
  void events_ofWhatIsNoMasterAnyMoreOrNeverWas_startNothing() throws Exception {
    Counted.STARTED.clear();
    String first = upload("a.mp4", 1);
    upload("a.mp4", 2);
    sqs.send(Messages.ofS3(FILMS, "a.mp4", first));
    sqs.send(Messages.ofS3(FILMS, "gone.mp4", "abc"));
    sqs.send(Messages.ofS3(FILMS, "a.mp4.pershot.json", "abc"));
    sqs.send(Messages.ofS3(FILMS, "a folder/", "abc"));
    sqs.send(Messages.ofS3(LADDERS, "made/a.mp4/media/audio/init.mp4", "abc"));
    takeAll();

    assertThat(said)
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("gone.mp4 is gone"))
        .anySatisfy(line -> assertThat(line).contains("a.mp4 was replaced"));
    assertThat(objects().find(new S3Place(FILMS, "a.mp4.pershot.json"))).isEmpty();
    assertThat(sqs.messages(sqs.queue())).isZero();
    assertThat(sqs.messages(sqs.deadLetters())).isZero();
  }

  @Test
  void upload_ofAMaster_endsInItsLadderInS3() throws Exception {
    String key = "reel 1/tiny.mp4";
    sqs.send(Messages.ofS3(FILMS, key, upload(key, 7)));
    WorkerSettings alone = WorkerSettings.alone(1, ScratchRoom.unbounded(store.scratch()));
    WorkerSettings settings =
        new WorkerSettings(
            1,
            alone.room(),
            alone.intake(),
            place -> OutputFolder.open(place, settings()),
            alone.build());
    try (Worker worker =
        Worker.start(
            engine.client(),
            store,
            masters(),
            StoreId.of(store),
            new RunProgress(),
            settings,
            Observation.nothing())) {
      takeAll();
      assertThat(status(key).get("state").asText()).isIn("queued", "running");
      awaitDone(List.of(key));
      worker.stopIntake();
    }

    String output = status(key).get("output").asText();
    assertThat(output).isEqualTo("s3://ladders/made/" + key);
    JsonNode ladder = published(output, "ladder.json");
    assertThat(ladder.get("rungs")).isNotEmpty();
    JsonNode run = published(output, "run.json");
    assertThat(run.get("master").asText()).isEqualTo("s3://films/" + key);
    assertThat(run.get("trials").get("run").asInt()).isPositive();
    assertThat(run.get("wallSeconds").asDouble()).isPositive();
    assertThat(objects().read(S3Place.parse(output + "/hls/main.m3u8")))
        .hasValueSatisfying(
            m3u8 -> assertThat(new String(m3u8, StandardCharsets.UTF_8)).contains("#EXTM3U"));
    assertThat(sqs.messages(sqs.queue())).isZero();
  }

  private JsonNode published(String output, String file) throws Exception {
    return Json.mapper().readTree(objects().read(S3Place.parse(output + "/" + file)).orElseThrow());
  }
}
