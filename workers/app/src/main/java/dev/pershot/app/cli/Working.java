package dev.pershot.app.cli;

import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.activity.Trouble;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.Intake;
import dev.pershot.app.engine.TemporalWatch;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.engine.WorkerSettings.Build;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.spot.SpotWatch;
import dev.pershot.storage.ArtifactStore;
import java.time.Duration;
import java.util.Optional;

/** One worker command from its arguments to its last line. */
final class Working {
  private static final Duration POLL = Duration.ofMillis(200);

  private final PlaceOptions place;
  private final long scratchLimit;
  private final SpotWatch.Mode spot;
  private final ObserveOptions observe;
  private final Optional<Build> build;
  private final Departure departure;

  Working(
      PlaceOptions place,
      long scratchLimit,
      Duration grace,
      SpotWatch.Mode spot,
      Optional<Build> build,
      ObserveOptions observe) {
    this.observe = observe;
    this.place = place;
    this.scratchLimit = scratchLimit;
    this.spot = spot;
    this.build = build;
    this.departure = new Departure(grace, Working::say);
  }

  private static void say(String line) {
    System.err.println("pershot: " + line);
  }

  int run() {
    place.temporal().required();
    int slots = place.slots();
    Natives.load();
    ArtifactStore store = place.store(scratchLimit);
    Interrupts.install(departure::signalled);
    try (Observation observation = observe.observation()) {
      Optional<SpotWatch> watch = SpotWatch.start(spot, departure::noticed, Working::say);
      Optional<Engine> engine =
          new Patience(departure::await, Working::say)
              .connect(() -> Engine.remote(place.temporal().required(), observation));
      if (engine.isPresent()) {
        work(engine.get(), store, slots, observation);
      }
      watch.ifPresent(SpotWatch::close);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Interrupts.EXIT_CODE;
    }
  }

  private void work(Engine connected, ArtifactStore store, int slots, Observation observation)
      throws InterruptedException {
    ScratchRoom room =
        ScratchRoom.in(store.scratch(), scratchLimit - place.copiesBytes(scratchLimit));
    WorkerSettings settings =
        new WorkerSettings(
            slots,
            room,
            Optional.of(new Intake(room, Working::say)),
            output -> OutputFolder.open(output, place.s3()),
            build);
    String storeId = StoreId.of(store);
    try (Engine engine = connected;
        Worker worker =
            Worker.start(
                engine.client(),
                store,
                Masters.of(new S3Masters(place.s3()), slots),
                storeId,
                new RunProgress(),
                settings,
                observation)) {
      observation.readiness().require("short of scratch", () -> !room.isShort());
      observation.readiness().require("in trouble", () -> Trouble.ofThisWorker().now().isEmpty());
      Optional<TemporalWatch> watch = engine.watch(Working::say);
      say("working, " + Plural.of(slots, "slot") + ", store " + storeId);
      departure.await();
      leave(worker);
      watch.ifPresent(TemporalWatch::close);
    }
  }

  private void leave(Worker worker) {
    worker.stopIntake();
    while (!worker.awaitEnd(POLL)) {
      if (departure.hasEnd()) {
        // Again at each look: a later notice may bring the end nearer.
        worker.leaveWithin(departure.left());
        if (departure.left().isZero()) {
          say("left work that did not stop in time; Temporal gives it to another worker");
          return;
        }
      }
    }
    say("nothing is under way any more");
  }
}
