package dev.pershot.app.cli;

import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.cli.ProgressDisplay.Step;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.engine.Worker;
import dev.pershot.app.engine.WorkerSettings;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Round;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.publish.RunRecord;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.Master;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TitleStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One encode command from its arguments to its last line. */
final class Encoding {
  private static final Duration SHOWN_EVERY = Duration.ofMillis(300);

  private final MasterLocation master;
  private final Masters masters;
  private final Path output;
  private final JobOptions options;
  private final PlaceOptions place;
  private final RunOptions run;
  private final ObserveOptions observe;
  private final RunProgress progress = new RunProgress();
  private final Stopwatch watch = new Stopwatch();
  private final Map<TitleStage, Long> totals = new EnumMap<>(TitleStage.class);

  /** Rounds of the analysis after the first that were read, and the trials that they have. */
  private int rounds;

  private int laterTrials;

  Encoding(
      MasterLocation master,
      Masters masters,
      Path output,
      JobOptions options,
      PlaceOptions place,
      RunOptions run,
      ObserveOptions observe) {
    this.master = master;
    this.masters = masters;
    this.output = output;
    this.options = options;
    this.place = place;
    this.run = run;
    this.observe = observe;
  }

  int run() {
    return run(OverrideOptions.none());
  }

  /** Makes a job with parts set by hand. */
  int run(OverrideOptions overrides) {
    MasterLocation pinned = masters.pinned(master);
    JobRequest request = JobRequest.of(masters.open(pinned), options);
    place.slots();
    Master probed = request.probe();
    OutputFolder out = OutputFolder.open(output);
    return run(overrides.over(request.job(probed), place.store()), pinned, out);
  }

  /** Makes a job that is known already. */
  int run(Job job) {
    return run(job, masters.pinned(master), OutputFolder.open(output));
  }

  private int run(Job job, MasterLocation pinned, OutputFolder out) {
    int slots = place.slots();
    ArtifactStore store = place.store();
    JobStore jobs = JobStore.create(store, job);
    Interrupts interrupts = run.interrupts();
    String storeId = StoreId.of(store);
    try (Observation observation = observe.observation();
        Engine engine = place.engine(observation);
        Worker worker =
            Worker.start(
                engine.client(),
                store,
                masters,
                storeId,
                progress,
                WorkerSettings.alone(slots, ScratchRoom.unbounded(store.scratch())),
                observation)) {
      JobRef ref =
          new JobRef(
              job.runId(),
              Masters.forJob(pinned),
              storeId,
              engine.heartbeatSeconds(),
              engine.shotsUnderWay(slots));
      TitleRun title = TitleRun.start(engine.client(), ref, TitleOptions.named(master.name()));
      if (!new Attendance(title, interrupts, run.json)
          .untilEnd(SHOWN_EVERY, () -> title.stage().flatMap(stage -> step(stage, jobs)))) {
        System.err.println(
            "finishing what runs; press Ctrl-C again to stop at once. Start again to go on.");
        worker.drain(Duration.ofDays(1));
        return Interrupts.EXIT_CODE;
      }
      return conclude(title, jobs, out, slots);
    }
  }

  private Optional<Step> step(TitleStage stage, JobStore jobs) {
    RunProgress.Snapshot now = progress.snapshot();
    return switch (stage) {
      case INSPECT ->
          Optional.of(new Step(stage, "frames", now.inspected(), total(stage, jobs), ""));
      case ANALYSE ->
          Optional.of(
              new Step(
                  stage,
                  "trials",
                  now.analysed(),
                  total(stage, jobs) + later(jobs),
                  trials(now, jobs)));
      case DELIVER ->
          Optional.of(new Step(stage, "encodes", now.delivered(), total(stage, jobs), ""));
      case PROVE -> Optional.of(new Step(stage, "rungs", now.proven(), total(stage, jobs), ""));
      case DECIDE, PUBLISH, DONE -> Optional.empty();
    };
  }

  private String trials(RunProgress.Snapshot now, JobStore jobs) {
    int shots = tried(jobs);
    String reused = now.trialsReused() > 0 ? ", " + now.trialsReused() + " reused" : "";
    return Plural.of(shots, "shot") + reused;
  }

  /** From the store, since another process may have done what came before; and once a stage. */
  private long total(TitleStage stage, JobStore jobs) {
    return totals.computeIfAbsent(
        stage,
        of ->
            switch (of) {
              case INSPECT -> (long) jobs.job().master().frames();
              case ANALYSE -> (long) tried(jobs) * jobs.analysisPlan().first().size();
              case DELIVER -> finalEncodes(jobs);
              case PROVE -> (long) jobs.settled().rungs().size();
              case DECIDE, PUBLISH, DONE -> 0L;
            });
  }

  /** Trials of later rounds, as far as they are decided; each round is read once. */
  private int later(JobStore jobs) {
    Optional<Round> next = jobs.findRound(rounds + 1);
    while (next.isPresent()) {
      rounds++;
      laterTrials += next.get().shots().stream().mapToInt(shot -> shot.encodes().size()).sum();
      next = jobs.findRound(rounds + 1);
    }
    return laterTrials;
  }

  /** Shots that repeat others are not tried. */
  private static int tried(JobStore jobs) {
    int shots = jobs.shots().shots().size();
    return jobs.analysisPlan().isExhaustive() ? shots : shots - jobs.repeats().shots().size();
  }

  private static long finalEncodes(JobStore jobs) {
    Set<List<Object>> distinct = new HashSet<>();
    for (PlannedRung rung : jobs.plan().rungs()) {
      for (int shot = 0; shot < rung.quantizers().size(); shot++) {
        distinct.add(List.of(shot, jobs.analysisPlan().delivered(rung, shot)));
      }
    }
    return distinct.size();
  }

  private int conclude(TitleRun title, JobStore jobs, OutputFolder out, int slots) {
    Ending ending = new Ending(jobs, out, run);
    RunRecord record = record(jobs, slots, ending.deliveredBytes());
    ending.publish(record, master.name(), title::histories);
    return ending.tell(watch.seconds(), record.estimate());
  }

  private RunRecord record(JobStore jobs, int slots, long deliveredBytes) {
    RunProgress.Snapshot end = progress.snapshot();
    return new RunRecord(
        RunRecord.SCHEMA,
        jobs.job().runId(),
        jobs.job().contentId(),
        master.toString(),
        PershotVersion.text(),
        jobs.job().versions(),
        watch.started().toString(),
        watch.seconds(),
        Optional.of(slots),
        end.cpu(),
        end.analysisSeconds(),
        end.analysisCpu(),
        Optional.of(end.decisionSeconds()),
        new RunRecord.Trials(end.trialsRun(), end.trialsReused(), 0),
        jobs.repeats().shots(),
        Optional.of(ProcessMemory.peakBytes()),
        RunRecord.Host.here(),
        jobs.findEstimate().map(told -> Comparison.of(told, end, deliveredBytes)));
  }
}
