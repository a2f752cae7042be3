package dev.pershot.app.job;

import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.ShotPrediction;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A job's trials by shot. */
public final class ShotTrials {
  private final JobStore jobs;
  private final ShotList shots;
  private final AnalysisPlan plan;
  private final List<List<Integer>> idrFrames;

  public ShotTrials(JobStore jobs) {
    this.jobs = jobs;
    this.shots = jobs.shots();
    this.plan = jobs.analysisPlan();
    this.idrFrames = jobs.segments(shots).idrFrames();
  }

  /** The trials of a shot that the ladder is decided from, those of the largest size first. */
  public List<TrialBatch> analysisBatches(int shot) {
    return plan.trials().entrySet().stream()
        .map(
            trials -> new TrialBatch(TrialStage.ANALYSIS, shot, trials.getKey(), trials.getValue()))
        .toList();
  }

  /** What the trials of a batch are made of. */
  public List<TrialSpec> specs(TrialBatch batch) {
    return batch.quantizers().stream()
        .map(quantizer -> spec(batch.stage(), batch.shot(), batch.resolution(), quantizer))
        .toList();
  }

  private Stream<TrialSpec> analysisSpecs(int shot) {
    return analysisBatches(shot).stream().flatMap(batch -> specs(batch).stream());
  }

  private TrialSpec spec(TrialStage stage, int shot, Resolution resolution, double quantizer) {
    return jobs.spec(
        stage,
        shots.shots().get(shot),
        idrFrames.get(shot),
        jobs.recipe(stage, resolution, quantizer));
  }

  /** For each shot, what every recipe gives that a rung may have: measured, or told from that. */
  public List<List<ShotPoint>> analysis() {
    return eachShot().map(this::points).toList();
  }

  private List<ShotPoint> points(int shot) {
    FrameRate rate = jobs.job().master().video().frameRate();
    List<ShotPoint> made =
        analysisSpecs(shot).map(spec -> ShotPoint.of(jobs.trial(spec), rate)).toList();
    return plan.isExhaustive() ? made : new ShotPrediction(plan, made, highestScore()).points();
  }

  private double highestScore() {
    return new VmafModel(jobs.job().models().get(0)).highest();
  }

  /** The trials that decided, shot by shot. */
  public Stream<Trial> deciding() {
    return eachShot().flatMap(this::analysisSpecs).map(jobs::trial);
  }

  /** Every trial behind the ladder, shot by shot: those that decided, then those delivered. */
  public Stream<Trial> all() {
    List<PlannedRung> rungs = jobs.plan().rungs();
    return eachShot()
        .flatMap(
            shot ->
                Stream.concat(
                        analysisSpecs(shot), rungs.stream().map(rung -> deliverySpec(rung, shot)))
                    .distinct())
        .map(jobs::trial);
  }

  private Stream<Integer> eachShot() {
    return IntStream.range(0, shots.shots().size()).boxed();
  }

  /** What a rung's shots are encoded by in the end. */
  public List<TrialSpec> delivery(PlannedRung rung) {
    return eachShot().map(shot -> deliverySpec(rung, shot)).toList();
  }

  private TrialSpec deliverySpec(PlannedRung rung, int shot) {
    return spec(TrialStage.DELIVERY, shot, rung.resolution(), rung.quantizers().get(shot));
  }

  /** The rung with the rate and quality of its final encodes. */
  public PlannedRung measured(PlannedRung rung) {
    long bytes = 0;
    double quality = 0;
    List<TrialSpec> specs = delivery(rung);
    for (int shot = 0; shot < specs.size(); shot++) {
      Trial trial = jobs.trial(specs.get(shot));
      Shot frames = shots.shots().get(shot);
      bytes += trial.bytes();
      quality += trial.quality() * frames.length();
    }
    FrameRate rate = jobs.job().master().video().frameRate();
    return new PlannedRung(
        rung.resolution(),
        rung.quantizers(),
        rate.kbps(bytes, shots.frames()),
        quality / shots.frames());
  }
}
