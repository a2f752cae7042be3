package dev.pershot.bench;

import dev.pershot.app.activity.Drain;
import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TemporalAddress;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.observe.Observation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A worker process with Pershot's own workflows and settings, whose activities are simulated. It is
 * called {@code SHOTS PASSES MILLIS worker --temporal HOST:PORT --slots N}, with more options that
 * do not matter.
 */
public final class SimulatedWorker {
  static final String STORE = "simulated";

  private SimulatedWorker() {}

  public static void main(String... args) throws InterruptedException {
    List<String> given = List.of(args);
    SimulatedActivities title =
        new SimulatedActivities(
            Integer.parseInt(given.get(0)),
            Integer.parseInt(given.get(1)),
            Long.parseLong(given.get(2)));
    Observation observation = Observation.nothing();
    Engine engine = Engine.remote(address(option(given, "--temporal")), observation);
    Worker.start(
        engine.client(),
        STORE,
        title,
        title,
        new Drain(),
        WorkerSettings.alone(
            Integer.parseInt(option(given, "--slots")), ScratchRoom.unbounded(Path.of("."))),
        observation);
    new CountDownLatch(1).await();
  }

  static TemporalAddress address(String target) {
    return new TemporalAddress(target, "default", Optional.empty(), Optional.empty());
  }

  static String option(List<String> given, String name) {
    return given.get(given.indexOf(name) + 1);
  }
}
