package dev.pershot.app.activity;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.job.Proof;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.master.Masters;
import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.delivery.RungProof;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.media.trial.TrialScratch;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.Abreast;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import dev.pershot.workflow.api.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Work on frames. */
public final class MediaActivitiesImpl implements MediaActivities {
  private final Jobs held;
  private final Masters masters;
  private final RunObserver observer;
  private final int slots;
  private final Drain drain;
  private final ScratchRoom room;
  private final Pauses pauses = Pauses.asked();

  /**
   * Activities of one worker.
   *
   * @param slots that share this process's memory
   * @param drain whether this worker is to take no more work
   * @param room for files on their way into the store
   */
  public MediaActivitiesImpl(
      Jobs held, Masters masters, RunObserver observer, int slots, Drain drain, ScratchRoom room) {
    this.held = held;
    this.masters = masters;
    this.observer = observer;
    this.slots = slots;
    this.drain = drain;
    this.room = room;
  }

  /** Opens the job and does a part of it. */
  private <T> T work(JobRef ref, BiFunction<JobStore, Heartbeat, T> part) {
    return Failures.translated(
        () -> {
          Heartbeat heartbeat = new Heartbeat(drain, pauses);
          T done = Pulse.during(heartbeat, () -> part.apply(held.of(ref.runId()), heartbeat));
          Trouble.ofThisWorker().overcome();
          return done;
        });
  }

  @Override
  public Inspected inspect(JobRef ref) {
    return work(
        ref,
        (jobs, heartbeat) -> {
          if (!jobs.isInspected()) {
            begin(jobs, "the inspection", heartbeat);
            new Inspection(jobs, observer, slots).run(master(ref, jobs), heartbeat::beat);
          }
          Inspected found = new Inspected(jobs.shots().frames(), jobs.shots().shots().size());
          observer.inspectionDone();
          return found;
        });
  }

  private static void begin(JobStore jobs, String work, Heartbeat heartbeat) {
    heartbeat.requireRunning();
    SetAside.requireHarmless(jobs, work, Optional.empty(), heartbeat);
  }

  private MasterSource master(JobRef ref, JobStore jobs) {
    return masters.ofJob(ref.master(), jobs.job().master().bytes());
  }

  @Override
  public Work runTrials(JobRef ref, TrialBatch batch) {
    return work(
        ref,
        (jobs, heartbeat) -> {
          heartbeat.requireRunning();
          List<TrialSpec> missing = new ArrayList<>();
          List<TrialSpec> specs = new ShotTrials(jobs).specs(batch);
          List<Boolean> there = Abreast.map(specs, spec -> isThere(jobs, batch.stage(), spec));
          for (int i = 0; i < specs.size(); i++) {
            TrialSpec spec = specs.get(i);
            if (there.get(i)) {
              observer.trial(batch.stage(), spec, true, CpuSeconds.ZERO);
            } else {
              missing.add(spec);
            }
          }
          int reused = batch.encodes().size() - missing.size();
          return missing.isEmpty()
              ? new Work(0, reused, CpuSeconds.ZERO)
              : SetAside.passes(missing, heartbeat).stream()
                  .map(pass -> run(ref, jobs, batch.stage(), pass, heartbeat))
                  .reduce(new Work(0, reused, CpuSeconds.ZERO), Work::plus);
        });
  }

  /** What is delivered needs its stream, what decides its record. */
  private static boolean isThere(JobStore jobs, TrialStage stage, TrialSpec spec) {
    return (stage == TrialStage.DELIVERY ? jobs.findEncode(spec) : jobs.findTrial(spec))
        .isPresent();
  }

  private Work run(
      JobRef ref, JobStore jobs, TrialStage stage, List<TrialSpec> specs, Heartbeat heartbeat) {
    heartbeat.requireRunning();
    TrialSpec first = specs.get(0);
    SetAside.requireHarmless(jobs, name(first), Optional.of(first), heartbeat);
    TrialPass pass =
        new TrialPass(
            master(ref, jobs),
            jobs.job().master(),
            jobs.index(),
            jobs.artifacts().scratch(),
            room.spool(),
            heartbeat::beat);
    return room.during(
        TrialScratch.bytes(jobs.job().master(), specs),
        heartbeat::requireRunning,
        () -> {
          List<CpuSeconds> took = new ArrayList<>();
          try (AnalysedEncodes made = AnalysedEncodes.of(jobs, stage, specs)) {
            pass.run(
                specs,
                made.encodes(),
                encoded -> took.add(commit(jobs, stage, encoded, heartbeat)));
          }
          return new Work(took.size(), 0, took.stream().reduce(CpuSeconds.ZERO, CpuSeconds::plus));
        });
  }

  private static String name(TrialSpec spec) {
    return "the trial of shot "
        + spec.range()
        + " at "
        + spec.recipe().resolution()
        + " and quantizer "
        + spec.recipe().quantizer();
  }

  /** The stream goes first: a trial in the store has one. */
  private CpuSeconds commit(
      JobStore jobs, TrialStage stage, EncodedShot encoded, Heartbeat heartbeat) {
    Trial trial = encoded.trial();
    try {
      encoded.requireWhole();
      jobs.artifacts().commitFile(JobStore.streamKey(trial.spec()), encoded.stream());
      jobs.saveTrial(trial);
      observer.trial(stage, trial.spec(), false, trial.cpuSeconds());
      heartbeat.finishedOne();
      return trial.cpuSeconds();
    } finally {
      encoded.stream().toFile().delete();
    }
  }

  @Override
  public void packageRung(JobRef ref, int rung) {
    work(
        ref,
        (jobs, heartbeat) -> {
          begin(jobs, "packaging rung " + rung, heartbeat);
          Packaging packaging = new Packaging(jobs, heartbeat::beat);
          if (!packaging.isDone(rung)) {
            // All of its streams lie here at once, where the store is elsewhere.
            room.during(
                packaging.joinedBytes(rung), heartbeat::requireRunning, () -> packaging.rung(rung));
          }
          return rung;
        });
  }

  @Override
  public void packageAudio(JobRef ref) {
    work(
        ref,
        (jobs, heartbeat) -> {
          if (jobs.job().master().audio().isPresent()) {
            begin(jobs, "packaging the audio", heartbeat);
            new Packaging(jobs, heartbeat::beat).audio(master(ref, jobs));
          }
          return 0;
        });
  }

  @Override
  public Work proveRung(JobRef ref, int rung) {
    return work(
        ref,
        (jobs, heartbeat) -> {
          String key = new Delivery(jobs).packageKey(rung);
          boolean known = jobs.findProof(key).isPresent();
          CpuSeconds took = CpuSeconds.ZERO;
          if (!known) {
            begin(jobs, "the proof of rung " + rung, heartbeat);
            Proof proof = prove(ref, jobs, rung, heartbeat);
            jobs.saveProof(key, proof);
            took = proof.cpuSeconds();
          }
          observer.proven(jobs.shots().frames(), known, took);
          return new Work(0, 0, took);
        });
  }

  private Proof prove(JobRef ref, JobStore jobs, int rung, Heartbeat heartbeat) {
    Packaging packaging = new Packaging(jobs, heartbeat::beat);
    return room.during(
        packaging.joinedBytes(rung),
        heartbeat::requireRunning,
        () -> prove(ref, jobs, packaging.joined(rung), heartbeat));
  }

  private Proof prove(JobRef ref, JobStore jobs, Path joined, Heartbeat heartbeat) {
    CpuMeter cpu = new CpuMeter();
    try {
      Score score =
          RungProof.prove(
              joined,
              master(ref, jobs),
              jobs.job().master(),
              jobs.index(),
              new VmafModel(jobs.job().models().get(0)),
              cpu,
              heartbeat::beat);
      return new Proof(score, cpu.seconds());
    } finally {
      joined.toFile().delete();
    }
  }
}
