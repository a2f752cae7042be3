package dev.pershot.app.cli;

import dev.pershot.app.job.Job;
import dev.pershot.ladder.Policy;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.Master;
import dev.pershot.model.ShotList;
import dev.pershot.model.Versions;
import java.util.List;
import java.util.Optional;

/** What a command line asks for. The same words about the same master make the same job. */
final class JobRequest {
  private final MasterSource master;
  private final JobOptions options;
  private final Policy policy;
  private final Optional<ShotList> shots;

  private JobRequest(MasterSource master, JobOptions options) {
    this.master = master;
    this.options = options;
    this.policy = options.policy();
    this.shots = options.shots();
  }

  /** Reads the files that the options name. */
  static JobRequest of(MasterSource master, JobOptions options) {
    return new JobRequest(master, options);
  }

  Master probe() {
    return MasterProbe.probe(master, ContentId.of(master, new ReadingProgress(master)::read));
  }

  /** Loads the native parts, whose versions are part of a job. */
  Job job(Master probed) {
    Versions versions = Natives.load();
    return new Job(
        Job.SCHEMA, probed, policy, models(probed), versions, options.detection(), shots);
  }

  private List<String> models(Master probed) {
    VmafLibrary library = VmafLibrary.load();
    return options.models(policy).stream()
        .map(
            word ->
                VmafModel.resolve(
                        word, probed.video().resolution(), probed.video().frameRate(), library::has)
                    .libraryName())
        .distinct()
        .toList();
  }
}
