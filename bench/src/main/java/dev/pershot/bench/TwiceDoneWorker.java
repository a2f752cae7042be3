package dev.pershot.bench;

import dev.pershot.app.activity.DecisionActivitiesImpl;
import dev.pershot.app.activity.Drain;
import dev.pershot.app.activity.MediaActivitiesImpl;
import dev.pershot.app.activity.RunObserver;
import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.Stores;
import dev.pershot.storage.s3.S3Settings;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.MediaActivities;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Pershot's worker, but for its activities: their first answers are lost. */
public final class TwiceDoneWorker {
  private TwiceDoneWorker() {}

  public static void main(String... args) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    List<String> given = List.of(args);
    int slots = Integer.parseInt(SimulatedWorker.option(given, "--slots"));
    S3Settings s3 =
        S3Settings.of(
            Optional.of(S3Settings.endpoint(SimulatedWorker.option(given, "--s3-endpoint"))));
    ArtifactStore store =
        Stores.open(StoreLocation.parse(SimulatedWorker.option(given, "--store")), s3);
    Observation observation = Observation.nothing();
    Engine engine =
        Engine.remote(
            SimulatedWorker.address(SimulatedWorker.option(given, "--temporal")), observation);
    Jobs jobs = new Jobs(store);
    Drain drain = new Drain();
    ScratchRoom room = ScratchRoom.unbounded(store.scratch());
    MediaActivities media =
        new MediaActivitiesImpl(
            jobs, Masters.of(new S3Masters(s3), slots), RunObserver.silent(), slots, drain, room);
    Worker.start(
        engine.client(),
        StoreId.of(store),
        TwiceDone.of(
            DecisionActivities.class,
            new DecisionActivitiesImpl(
                jobs, RunObserver.silent(), output -> OutputFolder.open(output, s3))),
        TwiceDone.of(MediaActivities.class, media),
        drain,
        WorkerSettings.alone(slots, room),
        observation);
    new CountDownLatch(1).await();
  }
}
