package dev.pershot.workflow.api;

import io.temporal.activity.ActivityInterface;

/** Work on frames: each keeps one core busy, on the encode queue. */
@ActivityInterface
public interface MediaActivities {
  /** Decodes the master once: counts its frames and finds its shots. */
  Inspected inspect(JobRef job);

  /** Encodes and scores; each finished trial is committed, and a retry takes up after it. */
  Work runTrials(JobRef job, TrialBatch batch);

  /** Joins a rung's shots into its segments. */
  void packageRung(JobRef job, int rung);

  /** Encodes the title's audio and cuts it at the segments; nothing where there is none. */
  void packageAudio(JobRef job);

  /** Decodes a packaged rung and scores it against the master. */
  Work proveRung(JobRef job, int rung);
}
