package dev.pershot.app.cli;

import dev.pershot.app.cli.FleetOptions.Fleet;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.workflow.api.Destination;
import dev.pershot.workflow.api.JobRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One submit command from its arguments to its last line. */
final class Submission {
  private static final Duration AWAY_AT_MOST = Duration.ofMinutes(2);

  private final MasterLocation master;
  private final JobOptions options;
  private final Fleet fleet;
  private final RunOptions run;
  private final TitleOptions title;
  private final Masters masters;

  Submission(
      MasterLocation master, JobOptions options, Fleet fleet, RunOptions run, TitleOptions title) {
    this.master = master;
    this.options = options;
    this.fleet = fleet;
    this.run = run;
    this.title = title;
    this.masters = Masters.of(new S3Masters(fleet.s3()), 1);
  }

  /**
   * Starts the title.
   *
   * @param overrides what is set by hand
   * @param output where its ladder goes: to S3 by a worker, into a folder by this process
   * @param wait whether to wait for the end
   */
  int run(OverrideOptions overrides, Optional<String> output, boolean wait) {
    MasterLocation pinned = masters.pinned(master);
    JobRequest request = JobRequest.of(masters.open(pinned), options);
    Job plain = request.job(request.probe());
    Optional<OutputFolder> out = output.map(place -> OutputFolder.open(place, fleet.s3()));
    Optional<Destination> destination =
        output.filter(S3Place::isNamed).map(place -> new Destination(place, run.allowDrift));
    ArtifactStore store = fleet.store();
    Job job = overrides.over(plain, store);
    JobStore jobs = JobStore.create(store, job);
    MasterLocation shared = masters.pinned(shared(job));
    try (Engine engine = engine(wait)) {
      JobRef ref =
          new JobRef(
              job.runId(),
              Masters.forJob(shared),
              StoreId.of(store),
              engine.heartbeatSeconds(),
              engine.shotsUnderWay(1),
              destination);
      TitleRun started = TitleRun.start(engine.client(), ref, title);
      say(job.runId());
      requireDestination(started, destination);
      if (out.isEmpty() || !wait) {
        return 0;
      }
      FleetRun made = new FleetRun(jobs, started, master.toString(), run);
      return destination.isPresent() ? made.attend(out.get()) : made.conclude(out.get());
    }
  }

  /** Whoever waits for the end waits for a service that starts again, too. */
  private Engine engine(boolean wait) {
    if (!wait) {
      return fleet.engine();
    }
    Instant end = Instant.now().plus(AWAY_AT_MOST);
    Patience patience =
        new Patience(
            atMost -> {
              Thread.sleep(atMost.toMillis());
              return Instant.now().isAfter(end);
            },
            line -> System.err.println("pershot: " + line));
    try {
      return patience.connect(fleet::engine).orElseGet(fleet::engine);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.INTERNAL, "interrupted", e);
    }
  }

  /** A run that was joined keeps to what it was started with. */
  private static void requireDestination(TitleRun title, Optional<Destination> wanted) {
    if (wanted.isPresent() && !title.job().destination().equals(wanted)) {
      throw new PershotException(
          ErrorCode.USAGE,
          "the run is under way already, for another output; 'pershot fetch RUN -o "
              + wanted.get().place()
              + "' copies its ladder when it is done");
    }
  }

  /** A file of this machine goes where all workers can read it. */
  private MasterLocation shared(Job job) {
    if (master instanceof MasterLocation.OfFile file
        && fleet.location() instanceof StoreLocation.Bucket bucket) {
      S3Place folder = S3Place.in(bucket, new ArtifactKey("masters/" + job.contentId()));
      S3Place place = new S3Place(folder.bucket(), folder.key() + "/source/" + master.name());
      S3Objects objects = S3Objects.at(fleet.s3());
      if (objects.find(place).isEmpty()) {
        objects.create(place, file.file());
      }
      if (!objects.master(place).sha256().equals(Optional.of(job.contentId()))) {
        objects.remove(place);
        throw new PershotException(
            ErrorCode.MASTER_DAMAGED, "the master " + file + " changed while it was copied");
      }
      return MasterLocation.parse(place.toString());
    }
    return master;
  }

  private void say(String runId) {
    if (run.json) {
      System.out.println(Events.of("submitted", Map.of("run", runId)));
    } else {
      System.err.println("run " + runId);
    }
  }
}
