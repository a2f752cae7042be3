package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.SegmentPlan;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import dev.pershot.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A title of the extracts' shots alone, each as long as what it stands for. Its rungs are a guess
 * at the title's.
 *
 * @param idrShare of the title's own frames, those that are IDR
 */
record StandIn(
    List<Extract> extracts, ShotList shots, SegmentPlan segments, double idrShare, FrameRate rate) {
  StandIn {
    extracts = List.copyOf(extracts);
    if (extracts.size() != shots.shots().size() || !(idrShare > 0 && idrShare <= 1)) {
      throw new IllegalArgumentException("a stand-in has a shot for every extract, and IDR frames");
    }
  }

  static StandIn of(JobStore jobs) {
    ShotList title = jobs.shots();
    List<Extract> extracts = Extract.of(title);
    ShotList shots = shots(extracts, title.frames());
    double idr = jobs.segments(title).idrFrames().stream().mapToInt(List::size).sum();
    return new StandIn(
        extracts,
        shots,
        jobs.segments(shots),
        idr / title.frames(),
        jobs.job().master().video().frameRate());
  }

  private static ShotList shots(List<Extract> extracts, int frames) {
    List<Shot> shots = new ArrayList<>();
    int start = 0;
    for (Extract extract : extracts) {
      int length = Math.max(1, (int) ((long) frames * extract.weight() / Extract.PARTS));
      shots.add(new Shot(start, start + length, Transition.CUT));
      start += length;
    }
    return new ShotList(shots);
  }

  /**
   * What a trial of an extract says of the shot that it stands for. An extract has more IDR frames
   * than a shot has in as many, and they are the large ones.
   */
  ShotPoint point(int extract, Trial trial) {
    double idr = meanBytes(trial, CodedFrame::idr);
    double other = meanBytes(trial, frame -> !frame.idr());
    double bytes = idrShare * idr + (1 - idrShare) * (other > 0 ? other : idr);
    return new ShotPoint(
        Encode.of(trial.spec().recipe()),
        bytes * 8 / 1000 * rate.framesPerSecond(),
        trial.quality(),
        gopBytes(extract, bytes),
        false);
  }

  private static double meanBytes(Trial trial, Predicate<CodedFrame> which) {
    return trial.codedFrames().stream()
        .filter(which)
        .mapToLong(CodedFrame::bytes)
        .average()
        .orElse(0);
  }

  private List<Long> gopBytes(int extract, double bytesPerFrame) {
    List<Integer> idr = segments.idrFrames().get(extract);
    List<Long> gops = new ArrayList<>();
    for (int gop = 0; gop < idr.size(); gop++) {
      int end = gop + 1 < idr.size() ? idr.get(gop + 1) : shots.shots().get(extract).length();
      gops.add(Math.round(bytesPerFrame * (end - idr.get(gop))));
    }
    return gops;
  }
}
