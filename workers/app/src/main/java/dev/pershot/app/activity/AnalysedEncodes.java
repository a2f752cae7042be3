package dev.pershot.app.activity;

import dev.pershot.app.job.JobStore;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.Abreast;
import dev.pershot.storage.LocalFile;
import dev.pershot.workflow.api.TrialStage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Streams that analysis made already of what is to be delivered: they are left to be scored. */
final class AnalysedEncodes implements AutoCloseable {
  private final Map<TrialSpec, EncodedShot> encodes = new HashMap<>();
  private final Owned held = new Owned();

  private AnalysedEncodes() {}

  /** Those of a pass, held until they are closed; none of a pass of analysis. */
  static AnalysedEncodes of(JobStore jobs, TrialStage stage, List<TrialSpec> specs) {
    AnalysedEncodes made = new AnalysedEncodes();
    if (stage == TrialStage.ANALYSIS) {
      return made;
    }
    List<Optional<Trial>> trials =
        Abreast.map(specs, spec -> jobs.findEncode(analysed(jobs, spec)));
    try {
      for (int i = 0; i < specs.size(); i++) {
        if (trials.get(i).isPresent()) {
          made.hold(jobs, specs.get(i), trials.get(i).get());
        }
      }
      return made;
    } catch (RuntimeException e) {
      throw made.held.closeAfter(e);
    }
  }

  /** By which analysis would have made the same stream, of which it scores less. */
  private static TrialSpec analysed(JobStore jobs, TrialSpec delivered) {
    return delivered.scoring(jobs.analysisPlan().scored(delivered.range().length()));
  }

  private void hold(JobStore jobs, TrialSpec spec, Trial trial) {
    LocalFile file = held.add(jobs.artifacts().file(JobStore.streamKey(trial.spec())));
    encodes.put(spec, new EncodedShot(trial, file.path()));
  }

  Map<TrialSpec, EncodedShot> encodes() {
    return encodes;
  }

  @Override
  public void close() {
    held.close();
  }
}
