package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Shot;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What there is to do of a title, whatever it is encoded by.
 *
 * @param read frames that are decoded where each shot is read once: from the key frame before it on
 */
record TitleWork(int shots, int frames, long read, Analysed analysed, double seconds) {
  TitleWork {
    if (shots < 1 || frames < 1 || read < frames || !(seconds > 0)) {
      throw new IllegalArgumentException("a title has shots and frames, and all are read");
    }
  }

  /**
   * The shots that have trials of their own in the analysis.
   *
   * @param scored frames that a trial of each shot scores
   */
  record Analysed(int shots, long frames, long scored, long read) {
    Analysed {
      if (shots < 1 || frames < shots || scored < shots || read < frames) {
        throw new IllegalArgumentException("some shot is analysed, and all of it is read");
      }
    }
  }

  static TitleWork of(JobStore jobs) {
    List<Shot> all = jobs.shots().shots();
    List<Shot> own = analysed(jobs).stream().map(all::get).toList();
    int frames = jobs.shots().frames();
    return new TitleWork(
        all.size(),
        frames,
        read(jobs, all),
        new Analysed(own.size(), frames(own), scored(jobs, own), read(jobs, own)),
        jobs.job().master().video().frameRate().seconds(frames));
  }

  /** Those with trials of their own. */
  static List<Integer> analysed(JobStore jobs) {
    ShotTrials trials = new ShotTrials(jobs);
    return IntStream.range(0, jobs.shots().shots().size())
        .filter(shot -> !trials.analysed(0).apply(shot).isEmpty())
        .boxed()
        .toList();
  }

  private static long frames(List<Shot> shots) {
    return shots.stream().mapToLong(Shot::length).sum();
  }

  private static long scored(JobStore jobs, List<Shot> shots) {
    return shots.stream()
        .mapToLong(shot -> jobs.analysisPlan().scored(shot.length()).of(shot.length()))
        .sum();
  }

  private static long read(JobStore jobs, List<Shot> shots) {
    return shots.stream().mapToLong(shot -> read(jobs.index(), shot.range())).sum();
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
