package dev.pershot.app.estimate;

import dev.pershot.app.job.Estimate;
import dev.pershot.model.CpuSeconds;
import java.util.List;

/**
 * From the costs of extracts to those of the title.
 *
 * @param allScored whether analysis scores every frame
 * @param finalPasses that the final encodes of a shot run in
 * @param kept whether workers keep all shots that they decoded for the passes that follow
 */
record Projection(
    TitleWork title,
    AnalysisCost shot,
    boolean allScored,
    Decoding decoding,
    List<RungWork> sizes,
    int finalPasses,
    boolean kept) {
  Projection {
    sizes = List.copyOf(sizes);
  }

  /**
   * Trials.
   *
   * @param first trials that each shot begins with
   * @param stored of these, how many the store has
   */
  Estimate.Trials trials(int first, long stored) {
    double missing = missing(first, stored);
    return new Estimate.Trials(
        Math.round(shot.trials() * title.analysed().shots() * missing),
        Math.round(finalEncodes() * title.shots()),
        stored);
  }

  private double finalEncodes() {
    return sizes.stream().mapToDouble(RungWork::encodes).sum();
  }

  /** The part of the analysis that is not done: as much as of the trials that it begins with. */
  double missing(int first, long stored) {
    return 1 - (double) stored / ((long) first * title.analysed().shots());
  }

  Estimate.Cpu cpu(int first, long stored) {
    return new Estimate.Cpu(analysis().times(missing(first, stored)), delivery(), proof());
  }

  private CpuSeconds analysis() {
    TitleWork.Analysed shots = title.analysed();
    double decoded = Decoding.decoded(allScored) * shots.frames();
    double readings = kept ? 1 : Decoding.readings(allScored) * shot.passes();
    return shot.perFrame()
        .times((double) shots.frames())
        .plus(shot.perScored().times((double) shots.scored()))
        .plus(decoding.master(readings * shots.read()))
        .plus(decoding.encodes(shot.pixelsPerFrame() * decoded));
  }

  private CpuSeconds delivery() {
    double readings = kept ? 0 : (double) Decoding.readings(true) * finalPasses;
    CpuSeconds sum = decoding.master(readings * title.read());
    for (RungWork size : sizes) {
      double frames = size.encodes() * title.frames();
      double unmade = (size.encodes() - size.made()) * title.frames();
      sum =
          sum.plus(size.cost().encoding().times(unmade))
              .plus(size.cost().scoring().times(frames))
              .plus(decoding.encodes(size.cost().resolution().pixels() * frames));
    }
    return sum;
  }

  private CpuSeconds proof() {
    CpuSeconds sum = CpuSeconds.ZERO;
    for (RungWork size : sizes) {
      double frames = (double) size.rungs() * title.frames();
      sum =
          sum.plus(size.cost().proving().times(frames))
              .plus(decoding.master(frames))
              .plus(decoding.encodes(size.cost().resolution().pixels() * frames));
    }
    return sum;
  }

  /** A rung is proven by one slot: the last ones leave others idle. */
  static double wallSeconds(Estimate.Cpu cpu, int rungs, int slots) {
    int turns = (rungs + slots - 1) / slots;
    return (cpu.analysis().total() + cpu.delivery().total()) / slots
        + cpu.proof().total() * turns / rungs;
  }

  /** Records of trials, and their streams. */
  double analysisBytes() {
    return (shot.recordBytesPerFrame() + shot.streamBytesPerFrame()) * title.analysed().frames();
  }

  double finalRecordBytes() {
    return sizes.stream()
        .mapToDouble(size -> size.encodes() * size.cost().recordBytes() * title.frames())
        .sum();
  }
}
