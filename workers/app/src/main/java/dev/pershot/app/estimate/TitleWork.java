package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Shot;

/**
 * What there is to do of a title, whatever it is encoded by.
 *
 * @param scored frames that a trial of each shot scores
 * @param read frames that are decoded where each shot is read once: from the key frame before it on
 */
record TitleWork(int shots, int frames, long scored, long read, double seconds) {
  TitleWork {
    if (shots < 1 || frames < 1 || scored < 1 || read < frames || !(seconds > 0)) {
      throw new IllegalArgumentException("a title has shots and frames, and all are read");
    }
  }

  static TitleWork of(JobStore jobs) {
    long scored = 0;
    long read = 0;
    for (Shot shot : jobs.shots().shots()) {
      scored += jobs.analysisPlan().scored(shot.length()).of(shot.length());
      read += read(jobs.index(), shot.range());
    }
    int frames = jobs.shots().frames();
    double seconds = jobs.job().master().video().frameRate().seconds(frames);
    return new TitleWork(jobs.shots().shots().size(), frames, scored, read, seconds);
  }

  static int read(FrameIndex index, FrameRange range) {
    int from =
        index.keyFrames().stream()
            .mapToInt(Integer::intValue)
            .filter(key -> key <= range.start())
            .max()
            .orElse(0);
    return range.end() - from;
  }
}
