package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.Encode;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialMemory;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.PershotException;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.List;

/**
 * Encodes and scores extracts as a worker does shots. Nothing of it is kept: it is not the job's.
 */
final class ExtractTrials {
  private final MasterSource source;
  private final JobStore jobs;

  ExtractTrials(MasterSource source, JobStore jobs) {
    this.source = source;
    this.jobs = jobs;
  }

  /** The trials of an extract, pass by pass. */
  List<List<Trial>> run(Extract extract, FrameSampling scored, List<Encode> encodes) {
    List<TrialSpec> specs = encodes.stream().map(encode -> spec(extract, scored, encode)).toList();
    return TrialMemory.groups(jobs.job().master(), specs).stream().map(this::pass).toList();
  }

  /** Passes that final encodes of any one shot take. */
  int passes(Extract extract, List<Encode> finals) {
    List<TrialSpec> specs =
        finals.stream().map(encode -> spec(extract, FrameSampling.ALL, encode)).toList();
    return TrialMemory.groups(jobs.job().master(), specs).size();
  }

  private TrialSpec spec(Extract extract, FrameSampling scored, Encode encode) {
    return new TrialSpec(
        TrialSpec.SCHEMA,
        jobs.job().contentId(),
        extract.frames(),
        List.of(0),
        jobs.recipe(encode),
        jobs.job().models(),
        scored,
        jobs.job().versions());
  }

  private List<Trial> pass(List<TrialSpec> specs) {
    TrialPass pass =
        new TrialPass(
            source,
            jobs.job().master(),
            jobs.index(),
            jobs.artifacts().scratch(),
            ExtractTrials::requireRunning);
    List<EncodedShot> encodes = pass.run(specs);
    encodes.forEach(encoded -> encoded.stream().toFile().delete());
    return encodes.stream().map(EncodedShot::trial).toList();
  }

  private static void requireRunning() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PershotException(ErrorCode.INTERNAL, "stopped, for another extract failed");
    }
  }
}
