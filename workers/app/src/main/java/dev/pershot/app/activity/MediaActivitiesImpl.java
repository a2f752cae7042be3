package dev.pershot.app.activity;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.JobStore.Proof;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.delivery.RungProof;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import dev.pershot.workflow.api.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Work on frames. */
public final class MediaActivitiesImpl implements MediaActivities {
  private final Jobs held;
  private final RunObserver observer;
  private final int slots;
  private final BooleanSupplier draining;

  /**
   * Activities of one worker.
   *
   * @param slots that share this process's memory
   * @param draining whether this worker is to take no more work
   */
  public MediaActivitiesImpl(Jobs held, RunObserver observer, int slots, BooleanSupplier draining) {
    this.draining = draining;
    this.held = held;
    this.observer = observer;
    this.slots = slots;
  }

  @Override
  public Inspected inspect(JobRef ref) {
    return Failures.translated(
        () -> {
          JobStore jobs = held.of(ref.runId());
          if (!jobs.isInspected()) {
            new Inspection(jobs, observer, slots)
                .run(master(ref, jobs), new Heartbeat(draining)::beat);
          }
          Inspected found = new Inspected(jobs.shots().frames(), jobs.shots().shots().size());
          observer.inspectionDone();
          return found;
        });
  }

  private static Path master(JobRef ref, JobStore jobs) {
    return MasterFile.of(ref.master(), jobs.job().master().bytes());
  }

  @Override
  public Work runTrials(JobRef ref, TrialBatch batch) {
    return Failures.translated(
        () -> {
          JobStore jobs = held.of(ref.runId());
          boolean keep = jobs.keepsStreams(batch.stage());
          List<TrialSpec> missing = new ArrayList<>();
          for (TrialSpec spec : new ShotTrials(jobs).specs(batch)) {
            if (isThere(jobs, spec, keep)) {
              observer.trial(batch.stage(), spec.key(), true, CpuSeconds.ZERO);
            } else {
              missing.add(spec);
            }
          }
          int reused = batch.encodes().size() - missing.size();
          return missing.isEmpty()
              ? new Work(0, reused, CpuSeconds.ZERO)
              : new Work(missing.size(), reused, run(ref, jobs, batch.stage(), missing));
        });
  }

  private static boolean isThere(JobStore jobs, TrialSpec spec, boolean withStream) {
    return (!withStream || jobs.artifacts().exists(JobStore.streamKey(spec)))
        && jobs.findTrial(spec).isPresent();
  }

  /** Makes trials, and tells what they took. */
  private CpuSeconds run(JobRef ref, JobStore jobs, TrialStage stage, List<TrialSpec> specs) {
    Heartbeat heartbeat = new Heartbeat(draining);
    heartbeat.requireRunning();
    TrialPass pass =
        new TrialPass(
            master(ref, jobs),
            jobs.job().master(),
            jobs.index(),
            jobs.artifacts().scratch(),
            heartbeat::beat);
    List<EncodedShot> encodes = pass.run(specs);
    commit(jobs, stage, encodes);
    return encodes.stream()
        .map(encode -> encode.trial().cpuSeconds())
        .reduce(CpuSeconds.ZERO, CpuSeconds::plus);
  }

  /** The stream goes first: a trial in the store that should have one does have it. */
  private void commit(JobStore jobs, TrialStage stage, List<EncodedShot> encodes) {
    boolean keep = jobs.keepsStreams(stage);
    try {
      for (EncodedShot encoded : encodes) {
        Trial trial = encoded.trial();
        if (keep) {
          jobs.artifacts().commitFile(JobStore.streamKey(trial.spec()), encoded.stream());
        }
        jobs.saveTrial(trial);
        observer.trial(stage, trial.spec().key(), false, trial.cpuSeconds());
      }
    } finally {
      encodes.forEach(encoded -> encoded.stream().toFile().delete());
    }
  }

  @Override
  public void packageRung(JobRef ref, int rung) {
    Failures.translated(
        () -> {
          JobStore jobs = held.of(ref.runId());
          new Packaging(jobs, new Heartbeat(draining)::beat).rung(rung);
          return rung;
        });
  }

  @Override
  public void packageAudio(JobRef ref) {
    Failures.translated(
        () -> {
          JobStore jobs = held.of(ref.runId());
          if (jobs.job().master().audio().isPresent()) {
            new Packaging(jobs, new Heartbeat(draining)::beat).audio(master(ref, jobs));
          }
          return 0;
        });
  }

  @Override
  public Work proveRung(JobRef ref, int rung) {
    return Failures.translated(
        () -> {
          JobStore jobs = held.of(ref.runId());
          String key = new Delivery(jobs).packageKey(rung);
          boolean known = jobs.findProof(key).isPresent();
          CpuSeconds took = CpuSeconds.ZERO;
          if (!known) {
            Proof proof = prove(ref, jobs, rung);
            jobs.saveProof(key, proof);
            took = proof.cpuSeconds();
          }
          observer.proven(known, took);
          return new Work(0, 0, took);
        });
  }

  private Proof prove(JobRef ref, JobStore jobs, int rung) {
    Heartbeat heartbeat = new Heartbeat(draining);
    CpuMeter cpu = new CpuMeter();
    Path joined = new Packaging(jobs, heartbeat::beat).joined(rung);
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
