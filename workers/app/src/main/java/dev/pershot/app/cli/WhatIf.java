package dev.pershot.app.cli;

import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.master.S3Masters;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.app.publish.RunRecord;
import dev.pershot.app.whatif.FinishedRun;
import dev.pershot.app.whatif.Missing;
import dev.pershot.app.whatif.Price;
import dev.pershot.app.whatif.StoredDecision;
import dev.pershot.ladder.Policy;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.TrialSpec;
import dev.pershot.model.Versions;
import dev.pershot.storage.ArtifactStore;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One ladder command from its arguments to its last line. */
final class WhatIf {
  private final FinishedRun before;
  private final Optional<String> master;
  private final Path output;
  private final PolicyOptions policy;
  private final PlaceOptions place;
  private final RunOptions run;
  private final ObserveOptions observe;
  private final Stopwatch watch = new Stopwatch();

  WhatIf(
      FinishedRun before,
      @Nullable String master,
      Path output,
      PolicyOptions policy,
      PlaceOptions place,
      RunOptions run,
      ObserveOptions observe) {
    this.before = before;
    this.master = Optional.ofNullable(master).or(before::master);
    this.output = output;
    this.policy = policy;
    this.place = place;
    this.run = run;
    this.observe = observe;
  }

  /**
   * Decides again.
   *
   * @param overrides what is set by hand, instead of what the run had
   * @param again shots that are made again first
   * @param dryRun whether what is missing is only told
   */
  int run(OverrideOptions overrides, List<Integer> again, boolean dryRun) {
    ArtifactStore store = place.store();
    JobStore old = JobStore.find(store, before.runId()).orElseThrow(this::unknown);
    if (!again.isEmpty()) {
      Masters masters = Masters.of(new S3Masters(place.s3()), place.slots());
      Remaking remaking = new Remaking(old, masters, run.json);
      remaking.require(again);
      if (!dryRun) {
        requireSame(old.job().versions(), Natives.load());
      }
      remaking.run(again, dryRun ? Optional.empty() : Optional.of(location()));
    }
    JobStore jobs = JobStore.create(store, overrides.over(job(old, overrides), store));
    Missing missing = new StoredDecision(jobs).decide();
    if (missing.isNothing()) {
      return publish(jobs);
    }
    tell(missing, Price.by(old).of(missing));
    return dryRun ? 0 : make(jobs.job());
  }

  /** The run's own, unless another policy is asked for. */
  private Job job(JobStore old, OverrideOptions overrides) {
    Job job = old.job();
    if (policy.isGiven()) {
      Policy other = policy.policy();
      job = job.under(other, models(job, other));
    }
    if (overrides.isGiven()) {
      job = job.with(List.of());
      // Its rungs have names once they are decided, as far as the store's trials go.
      new StoredDecision(JobStore.create(place.store(), job)).decide();
    }
    return job;
  }

  private PershotException unknown() {
    return new PershotException(
        ErrorCode.RUN_UNKNOWN,
        "the store has no run "
            + before.runId()
            + "; name the store that it was made in by --store");
  }

  /** As the run had them, unless others are asked for. */
  private List<String> models(Job old, Policy other) {
    boolean same = other.model().equals(old.policy().model());
    if (policy.models().isEmpty() && same) {
      return old.models();
    }
    Natives.load();
    VmafLibrary library = VmafLibrary.load();
    var video = old.master().video();
    return (policy.models().isEmpty() ? List.of(other.model()) : policy.models())
        .stream()
            .map(
                word ->
                    VmafModel.resolve(word, video.resolution(), video.frameRate(), library::has)
                        .libraryName())
            .distinct()
            .toList();
  }

  private void tell(Missing missing, double cpuSeconds) {
    if (run.json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("analysisTrials", missing.analysis().size());
      fields.put("finalEncodes", missing.delivery().size());
      fields.put("rungs", missing.rungs().size());
      fields.put("audio", missing.audio());
      fields.put("cpuSeconds", Math.round(cpuSeconds * 10) / 10.0);
      fields.put("final", missing.analysis().isEmpty());
      System.out.println(Events.of("missing", fields));
    }
    missing.analysis().forEach(spec -> System.err.println(line("trial", spec)));
    missing.delivery().forEach(spec -> System.err.println(line("final encode", spec)));
    System.err.printf(
        Locale.ROOT,
        "missing: %s, %s, %s to package and prove: about %.0f CPU s%s%n",
        Plural.of(missing.analysis().size(), "trial"),
        Plural.of(missing.delivery().size(), "final encode"),
        Plural.of(missing.rungs().size(), "rung"),
        cpuSeconds,
        missing.analysis().isEmpty() ? "" : ", and what the trials lead to");
  }

  private static String line(String what, TrialSpec spec) {
    return "missing: %s of frames %s, %s at %s"
        .formatted(what, spec.range(), spec.recipe().resolution(), spec.recipe().quantizer());
  }

  private int make(Job job) {
    MasterLocation location = location();
    requireSame(job.versions(), Natives.load());
    Masters masters = Masters.of(new S3Masters(place.s3()), place.slots());
    return new Encoding(location, masters, output, new JobOptions(), place, run, observe).run(job);
  }

  private MasterLocation location() {
    return MasterLocation.parse(
        master.orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.USAGE, "a run's id does not tell its master; add --master")));
  }

  static void requireSame(Versions then, Versions now) {
    if (!then.equals(now)) {
      throw new PershotException(
          ErrorCode.NATIVE_MISSING,
          "the run was made with FFmpeg %s, x264 %s and libvmaf %s, and here are %s, %s and %s; use those, or encode the master again"
              .formatted(
                  then.ffmpeg(),
                  then.encoder(),
                  then.libvmaf(),
                  now.ffmpeg(),
                  now.encoder(),
                  now.libvmaf()));
    }
  }

  private int publish(JobStore jobs) {
    Ending ending = new Ending(jobs, OutputFolder.open(output), run);
    String from = master.orElse(before.runId());
    ending.publish(record(jobs, from), Masters.name(from), histories -> {});
    return ending.tell(watch.seconds(), Optional.empty());
  }

  private RunRecord record(JobStore jobs, String from) {
    return new RunRecord(
        RunRecord.SCHEMA,
        jobs.job().runId(),
        jobs.job().contentId(),
        from,
        PershotVersion.text(),
        jobs.job().versions(),
        watch.started().toString(),
        watch.seconds(),
        Optional.empty(),
        CpuSeconds.ZERO,
        0,
        CpuSeconds.ZERO,
        Optional.empty(),
        new RunRecord.Trials(0, (int) new ShotTrials(jobs).all().count(), 0),
        jobs.repeats().shots(),
        Optional.empty(),
        RunRecord.Host.here(),
        Optional.empty());
  }
}
