package dev.pershot.app.activity;

import dev.pershot.app.job.JobStore;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.Abreast;
import dev.pershot.storage.LocalFile;
import dev.pershot.workflow.api.TrialStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Streams that analysis made already of what is to be delivered: they are left to be scored. */
final class AnalysedEncodes implements AutoCloseable {
  private final Map<TrialSpec, EncodedShot> encodes = new HashMap<>();
  private final List<LocalFile> held = new ArrayList<>();

  private AnalysedEncodes() {}

  /** Those of a pass, held until they are closed; none of a pass of analysis. */
  static AnalysedEncodes of(JobStore jobs, TrialStage stage, List<TrialSpec> specs) {
    AnalysedEncodes made = new AnalysedEncodes();
    if (stage == TrialStage.ANALYSIS) {
      return made;
    }
    List<Optional<Trial>> trials = Abreast.map(specs, spec -> find(jobs, jobs.analysed(spec)));
    try {
      for (int i = 0; i < specs.size(); i++) {
        if (trials.get(i).isPresent()) {
          made.hold(jobs, specs.get(i), trials.get(i).get());
        }
      }
      return made;
    } catch (RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private static Optional<Trial> find(JobStore jobs, TrialSpec analysed) {
    return jobs.findTrial(analysed)
        .filter(trial -> jobs.artifacts().exists(JobStore.streamKey(analysed)));
  }

  private void hold(JobStore jobs, TrialSpec spec, Trial trial) {
    LocalFile file = jobs.artifacts().file(JobStore.streamKey(trial.spec()));
    held.add(file);
    encodes.put(spec, new EncodedShot(trial, file.path()));
  }

  Map<TrialSpec, EncodedShot> encodes() {
    return encodes;
  }

  @Override
  public void close() {
    held.forEach(LocalFile::close);
  }
}
