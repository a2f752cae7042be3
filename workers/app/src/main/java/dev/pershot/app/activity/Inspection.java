package dev.pershot.app.activity;

import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.master.MasterInspection;
import dev.pershot.media.master.ShotFinder;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.ShotList;

/** Decodes a master once, for its index and its shots. */
public final class Inspection {
  private final JobStore jobs;
  private final RunObserver observer;
  private final int threads;

  public Inspection(JobStore jobs, RunObserver observer, int threads) {
    this.jobs = jobs;
    this.observer = observer;
    this.threads = threads;
  }

  public void run(MasterSource source, Runnable eachFrame) {
    Job job = jobs.job();
    try (ShotFinder finder = new ShotFinder(job.detection())) {
      FrameIndex index =
          MasterInspection.inspect(
              source,
              job.master(),
              threads,
              frame -> {
                if (job.shots().isEmpty()) {
                  finder.accept(frame);
                }
                observer.inspected();
                eachFrame.run();
              });
      ShotList shots = job.shots().orElseGet(finder::finish);
      requireAll(shots, index);
      jobs.saveInspection(index, shots, finder.repeats(source, job.master(), index, shots));
    }
  }

  private static void requireAll(ShotList shots, FrameIndex index) {
    if (shots.frames() != index.frames()) {
      throw new PershotException(
          ErrorCode.SHOTS_INVALID,
          "the shots end at frame "
              + shots.frames()
              + ", and the master has "
              + index.frames()
              + " frames; make the cut list for this master");
    }
  }
}
