package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.StoreId;
import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.watch.JobOfUpload;
import dev.pershot.app.watch.UploadedTitle;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.api.Destination;
import dev.pershot.workflow.api.JobRef;
import java.util.Optional;

/** Jobs as a watch's options ask for them. */
record UploadedJobs(
    Masters masters, JobOptions options, ArtifactStore store, Engine engine, boolean allowDrift)
    implements JobOfUpload {
  @Override
  public JobRef of(UploadedTitle title) {
    MasterLocation pinned = masters.pinned(MasterLocation.parse(title.upload().place().toString()));
    JobRequest request = JobRequest.of(masters.open(pinned), options);
    Job job = request.job(request.probe());
    JobStore.create(store, job);
    return new JobRef(
        job.runId(),
        Masters.forJob(pinned),
        StoreId.of(store),
        engine.heartbeatSeconds(),
        engine.shotsUnderWay(1),
        Optional.of(new Destination(title.output(), allowDrift)));
  }
}
