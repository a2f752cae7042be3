package dev.pershot.app.job;

import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.MoreTrials;
import dev.pershot.ladder.OverriddenRungs;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.RecipeOverride;
import dev.pershot.ladder.Refinement;
import dev.pershot.ladder.RungSelection;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.ShotPrediction;
import dev.pershot.media.trial.TrialMemory;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Repeats;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The trials of a title's shots: which ones there are to be, and what they say. */
public final class ShotTrials {
  private final JobStore jobs;
  private final ShotList shots;
  private final AnalysisPlan plan;
  private final List<List<Integer>> idrFrames;
  private final Repeats repeats;

  /** The first round that is not among these trials. */
  private final int end;

  private List<ShotPrediction> predictions = List.of();

  private ShotTrials(JobStore jobs, int end) {
    this.jobs = jobs;
    this.shots = jobs.shots();
    this.plan = jobs.analysisPlan();
    this.idrFrames = jobs.segments().idrFrames();
    this.repeats = plan.isExhaustive() ? Repeats.NONE : jobs.repeats();
    this.end = end;
  }

  /** All trials that were decided so far. */
  public ShotTrials(JobStore jobs) {
    this(jobs, Integer.MAX_VALUE);
  }

  /** The trials of the rounds before one. */
  public static ShotTrials before(int round, JobStore jobs) {
    return new ShotTrials(jobs, round);
  }

  /** The rounds after the first, which only those ask for who need them all. */
  private List<Round> rounds() {
    return jobs.rounds(end);
  }

  /** What the trials of a batch are made of. */
  public List<TrialSpec> specs(TrialBatch batch) {
    return batch.encodes().stream()
        .map(encode -> spec(batch.stage(), batch.shot(), encode))
        .toList();
  }

  /** The encodes of a shot in batches, each a pass that a slot's memory takes. */
  public List<TrialBatch> batches(TrialStage stage, int shot, List<Encode> encodes) {
    Map<TrialSpec, Encode> specs = new LinkedHashMap<>();
    encodes.forEach(encode -> specs.put(spec(stage, shot, encode), encode));
    return TrialMemory.groups(jobs.job().master(), List.copyOf(specs.keySet())).stream()
        .map(pass -> new TrialBatch(stage, shot, pass.stream().map(specs::get).toList()))
        .toList();
  }

  private TrialSpec spec(TrialStage stage, int shot, Encode encode) {
    int frames = stage == TrialStage.ANALYSIS ? source(shot) : shot;
    return jobs.spec(stage, shots.shots().get(frames), idrFrames.get(frames), jobs.recipe(encode));
  }

  /** The shot whose trials tell of this one: itself, or one that it repeats. */
  private int source(int shot) {
    int source = repeats.source(shot);
    return idrFrames.get(source).equals(idrFrames.get(shot)) ? source : shot;
  }

  /**
   * The encodes that analysis makes of a shot in a round; none where another shot's trials tell.
   */
  public IntFunction<List<Encode>> analysed(int round) {
    IntFunction<List<Encode>> tried =
        round == 0 ? shot -> plan.first() : jobs.findRound(round).orElseThrow()::encodes;
    return shot -> source(shot) == shot ? tried.apply(shot) : List.of();
  }

  /** The final encodes of a shot, each once, of the rungs that share it; the largest size first. */
  public List<Encode> delivered(int shot) {
    return jobs.plan().rungs().stream()
        .map(rung -> plan.delivered(rung, shot))
        .distinct()
        .sorted(Encode.LARGEST_FIRST)
        .toList();
  }

  /** The encodes that tell of a shot, over all rounds. */
  private List<Encode> deciding(int shot, List<Round> rounds) {
    List<Encode> all = new ArrayList<>(plan.first());
    rounds.forEach(round -> all.addAll(round.encodes(source(shot))));
    return all;
  }

  /** What the trials of each shot tell; they are read once. */
  private List<ShotPrediction> predictions() {
    if (predictions.isEmpty()) {
      predictions =
          made().stream()
              .map(points -> new ShotPrediction(plan, points, jobs.highestScore()))
              .toList();
    }
    return predictions;
  }

  /** The points of each shot, which are read all at once. */
  private List<List<ShotPoint>> made() {
    List<Round> rounds = rounds();
    List<List<TrialSpec>> specs = eachShot().map(shot -> decidingSpecs(shot, rounds)).toList();
    List<ShotPoint> all = jobs.points(specs.stream().flatMap(List::stream).toList());
    List<List<ShotPoint>> points = new ArrayList<>();
    int done = 0;
    for (List<TrialSpec> shot : specs) {
      points.add(all.subList(done, done + shot.size()));
      done += shot.size();
    }
    return points;
  }

  /** The rungs whose encodes were tried so far. */
  public List<PlannedRung> tried() {
    return rounds().stream().flatMap(round -> round.rungs().stream()).toList();
  }

  /** What else to try before rungs are certain. */
  public List<MoreTrials> refinement(List<PlannedRung> rungs) {
    return new Refinement(plan, shots, predictions(), this::source).of(rungs);
  }

  /** For each shot, what every recipe gives that a rung may have: measured, or told from that. */
  public List<List<ShotPoint>> analysis() {
    return predictions().stream().map(ShotPrediction::points).toList();
  }

  /** What analysis tells of a shot of a rung. */
  public ShotPoint told(PlannedRung rung, int shot) {
    return predictions().get(shot).at(plan.analysed(rung, shot));
  }

  /** The rungs with what the job sets by hand in them. */
  public List<PlannedRung> overridden(List<PlannedRung> rungs, RungSelection selection) {
    List<RecipeOverride> overrides = jobs.job().overrides();
    return overrides.isEmpty()
        ? rungs
        : new OverriddenRungs(overrides, plan, shots, predictions()).of(rungs, selection);
  }

  /** The trials that decided, shot by shot. */
  public Stream<Trial> deciding() {
    List<Round> rounds = rounds();
    return jobs.eachTrial(
        eachShot().flatMap(shot -> decidingSpecs(shot, rounds).stream()).distinct().toList());
  }

  private List<TrialSpec> decidingSpecs(int shot, List<Round> rounds) {
    return deciding(shot, rounds).stream()
        .map(encode -> spec(TrialStage.ANALYSIS, shot, encode))
        .toList();
  }

  /** Every trial behind the ladder, shot by shot: those that decided, then those delivered. */
  public Stream<Trial> all() {
    List<Round> rounds = rounds();
    List<PlannedRung> rungs = jobs.plan().rungs();
    return jobs.eachTrial(
        eachShot().flatMap(shot -> specs(shot, rounds, rungs)).distinct().toList());
  }

  private Stream<TrialSpec> specs(int shot, List<Round> rounds, List<PlannedRung> rungs) {
    return Stream.concat(
        decidingSpecs(shot, rounds).stream(), rungs.stream().map(rung -> deliverySpec(rung, shot)));
  }

  /** All that is encoded of a shot, or of one that it repeats: to decide, then to deliver. */
  public List<TrialSpec> of(int shot) {
    return specs(shot, rounds(), jobs.plan().rungs()).distinct().toList();
  }

  private Stream<Integer> eachShot() {
    return IntStream.range(0, shots.shots().size()).boxed();
  }

  /** What a rung's shots are encoded by in the end. */
  public List<TrialSpec> delivery(PlannedRung rung) {
    return eachShot().map(shot -> deliverySpec(rung, shot)).toList();
  }

  private TrialSpec deliverySpec(PlannedRung rung, int shot) {
    return spec(TrialStage.DELIVERY, shot, plan.delivered(rung, shot));
  }

  /** The rung with the rate and quality of its final encodes. */
  public PlannedRung measured(PlannedRung rung) {
    long bytes = 0;
    double quality = 0;
    List<Trial> trials = jobs.trials(delivery(rung));
    for (int shot = 0; shot < trials.size(); shot++) {
      Trial trial = trials.get(shot);
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
