package dev.pershot.app.cli;

import dev.pershot.app.cli.FleetOptions.Fleet;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.watch.OutputTemplate;
import dev.pershot.app.watch.QueueAddress;
import dev.pershot.app.watch.UploadOutcome;
import dev.pershot.app.watch.UploadQueue;
import dev.pershot.app.watch.UploadWatch;
import dev.pershot.app.watch.UploadedTitles;
import dev.pershot.model.ErrorKind;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.s3.S3Objects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One watch command from its arguments to its last line. */
final class Watching {
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int SWEPT_EVERY_SECONDS = 5;

  private final QueueAddress address;
  private final OutputTemplate output;
  private final boolean allowDrift;
  private final TurnOptions turn;
  private final JobOptions options;
  private final Fleet fleet;
  private final ObserveOptions observe;
  private final Masters masters;
  private final CountDownLatch asked = new CountDownLatch(1);

  /** Whether Temporal answered when it was last asked. */
  private volatile boolean connected;

  /** Whether the queue answered when it was last asked. */
  private volatile boolean heard;

  Watching(
      QueueAddress address,
      OutputTemplate output,
      boolean allowDrift,
      TurnOptions turn,
      JobOptions options,
      Fleet fleet,
      ObserveOptions observe) {
    this.address = address;
    this.output = output;
    this.allowDrift = allowDrift;
    this.turn = turn;
    this.options = options;
    this.fleet = fleet;
    this.observe = observe;
    this.masters = Masters.of(new S3Masters(fleet.s3()), 1);
  }

  private static void say(String line) {
    System.err.println("pershot: " + line);
  }

  private boolean isAsked(Duration atMost) throws InterruptedException {
    return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  int run() {
    Natives.load();
    Interrupts.install(asked::countDown);
    ArtifactStore store = fleet.store();
    try (Observation observation = observe.observation()) {
      Optional<Engine> engine = patience().connect(() -> fleet.engine(observation));
      if (engine.isPresent()) {
        watch(engine.get(), store, observation);
      }
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Interrupts.EXIT_CODE;
    }
  }

  private Patience patience() {
    return new Patience(this::isAsked, Watching::say);
  }

  private void watch(Engine opened, ArtifactStore store, Observation observation)
      throws InterruptedException {
    Consumer<String> counted =
        observation.uploads(Stream.of(UploadOutcome.values()).map(UploadOutcome::label).toList());
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try (Engine engine = opened;
        UploadQueue queue = UploadQueue.open(address)) {
      UploadWatch watch =
          new UploadWatch(
              queue,
              S3Objects.at(fleet.s3()),
              new UploadedTitles(engine.client(), turn::of),
              new UploadedJobs(masters, options, store, engine, allowDrift),
              output,
              own(),
              Watching::say,
              outcome -> counted.accept(outcome.label()));
      watch.begin();
      heard = true;
      connected = true;
      observation.readiness().require("Temporal is away", () -> connected);
      observation.readiness().require("the queue is away", () -> heard);
      say(
          "watching "
              + address
              + "; what lies below "
              + String.join(" or ", own())
              + " is no master");
      ScheduledFuture<?> sweeping =
          clock.scheduleWithFixedDelay(
              watch::sweep, SWEPT_EVERY_SECONDS, SWEPT_EVERY_SECONDS, TimeUnit.SECONDS);
      while (asked.getCount() > 0) {
        turn(watch, engine);
      }
      sweeping.cancel(false);
    } finally {
      clock.shutdown();
      clock.awaitTermination(SWEPT_EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** While Temporal is away messages stay in the queue, and none goes to the dead letters. */
  private void turn(UploadWatch watch, Engine engine) throws InterruptedException {
    patience()
        .connect(
            () -> {
              Optional<PershotException> fault = engine.fault();
              connected = fault.isEmpty();
              fault.ifPresent(Watching::raise);
              return engine;
            });
    try {
      if (asked.getCount() > 0) {
        watch.next(POLL);
        heard = true;
      }
    } catch (PershotException e) {
      heard = false;
      if (e.code().kind() != ErrorKind.CAPACITY) {
        throw e;
      }
      say(e.getMessage() + " (waiting)");
      isAsked(PAUSE);
    }
  }

  private static void raise(PershotException fault) {
    throw fault;
  }

  /** Events of them are not uploads. */
  private List<String> own() {
    return fleet.location() instanceof StoreLocation.Bucket bucket
        ? List.of(output.beginning(), bucket + "/")
        : List.of(output.beginning());
  }
}
