package dev.pershot.app.job;

import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.RecipeBook;
import dev.pershot.ladder.Refinement;
import dev.pershot.ladder.SegmentPlan;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.manifest.AudioTrack;
import dev.pershot.manifest.Track;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.shots.ShotBoundaryDetector;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.model.Recipe;
import dev.pershot.model.Repeats;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.Abreast;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TrialStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A job's results in the store, by name: the one place that knows their keys. */
public final class JobStore {
  private static final int READ_AHEAD = 256;

  private final ArtifactStore store;
  private final Job job;
  private final AnalysisPlan analysisPlan;
  private final ReadOnce known = new ReadOnce();
  private final Records records;

  private JobStore(ArtifactStore store, Job job) {
    this.store = store;
    this.job = job;
    this.records = new Records(store);
    this.analysisPlan = new AnalysisPlan(job.policy(), job.sizes());
  }

  /** Leaves a job in the store, where activities find it by its run id. */
  public static JobStore create(ArtifactStore store, Job job) {
    JobStore jobs = new JobStore(store, job);
    jobs.records.commit(run(job.runId(), "job.json"), job);
    return jobs;
  }

  /** The job of a run id. */
  public static JobStore open(ArtifactStore store, String runId) {
    ArtifactKey key = run(runId, "job.json");
    return new JobStore(store, Job.read(new Records(store).bytes(key), key.toString()));
  }

  /** The job of a run id, if there is one. */
  public static Optional<JobStore> find(ArtifactStore store, String runId) {
    return store.exists(run(runId, "job.json"))
        ? Optional.of(open(store, runId))
        : Optional.empty();
  }

  public Job job() {
    return job;
  }

  public ArtifactStore artifacts() {
    return store;
  }

  /** Of the deciding model. */
  public double highestScore() {
    return new VmafModel(job.models().get(0)).highest();
  }

  // The master.

  /** Whether the master was inspected, by this run or another. */
  public boolean isInspected() {
    return store.exists(indexKey()) && store.exists(shotsKey()) && store.exists(repeatsKey());
  }

  public void saveInspection(FrameIndex index, ShotList shots, Repeats repeats) {
    records.commit(indexKey(), index);
    records.commit(shotsKey(), shots);
    records.commit(repeatsKey(), repeats);
  }

  public FrameIndex index() {
    return once(indexKey(), FrameIndex.class);
  }

  public ShotList shots() {
    return once(shotsKey(), ShotList.class);
  }

  /** The shots that return. */
  public Repeats repeats() {
    return once(repeatsKey(), Repeats.class);
  }

  public SegmentPlan segments() {
    ShotList shots = shots();
    return known.get("segments", () -> segments(shots));
  }

  /** Of other shots of the master. */
  public SegmentPlan segments(ShotList shots) {
    return SegmentPlan.of(shots, job.master().video().frameRate(), job.policy());
  }

  private ArtifactKey indexKey() {
    return inspected("index", List.of(FrameIndex.SCHEMA, job.versions().ffmpeg()));
  }

  private ArtifactKey shotsKey() {
    return inspected("shots", detection());
  }

  private ArtifactKey repeatsKey() {
    return inspected("repeats", detection());
  }

  private List<Object> detection() {
    return List.of(
        ShotBoundaryDetector.VERSION, job.versions().ffmpeg(), job.detection(), job.shots());
  }

  /** Another decoder may see other frames, and another detector other shots. */
  private ArtifactKey inspected(String what, List<Object> by) {
    String how = Json.sha256(by).substring(0, 16);
    return new ArtifactKey("masters/" + job.contentId() + "/" + what + "-" + how + ".json");
  }

  // Trials.

  /** Which trials of each shot the ladder is decided from. */
  public AnalysisPlan analysisPlan() {
    return analysisPlan;
  }

  /** What a trial of a shot is made of. */
  public TrialSpec spec(TrialStage stage, Shot shot, List<Integer> idrFrames, Recipe recipe) {
    return new TrialSpec(
        TrialSpec.SCHEMA,
        job.contentId(),
        shot.range(),
        idrFrames,
        recipe,
        job.models(),
        stage == TrialStage.DELIVERY ? FrameSampling.ALL : analysisPlan.scored(shot.length()),
        job.versions());
  }

  public Recipe recipe(Encode encode) {
    return new RecipeBook(job.policy(), job.versions().encoder()).recipe(encode);
  }

  /** Whether a trial is in the store, with its stream. */
  public boolean hasEncode(TrialSpec spec) {
    return hasTrial(spec) && store.exists(streamKey(spec));
  }

  /** A trial whose stream is in the store, too. */
  public Optional<Trial> findEncode(TrialSpec spec) {
    return findTrial(spec).filter(trial -> store.exists(streamKey(spec)));
  }

  /** What trials of analysis say to the ladder, in their order; each is read once. */
  public List<ShotPoint> points(List<TrialSpec> specs) {
    List<TrialSpec> unread = specs.stream().distinct().filter(spec -> !known.has(spec)).toList();
    List<ShotPoint> read =
        Abreast.map(unread, spec -> ShotPoint.of(trial(spec), job.master().video().frameRate()));
    for (int i = 0; i < unread.size(); i++) {
      ShotPoint point = read.get(i);
      known.get(unread.get(i), () -> point);
    }
    return specs.stream().map(this::point).toList();
  }

  private ShotPoint point(TrialSpec spec) {
    return known.get(spec, () -> ShotPoint.of(trial(spec), job.master().video().frameRate()));
  }

  public Optional<Trial> findTrial(TrialSpec spec) {
    return store
        .read(trialKey(spec))
        .map(json -> Json.read(json, Trial.class, ErrorCode.STORE_CORRUPT, "a trial"));
  }

  public boolean hasTrial(TrialSpec spec) {
    return store.exists(trialKey(spec));
  }

  public Trial trial(TrialSpec spec) {
    return findTrial(spec)
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.STORE_CORRUPT,
                    "the store lost the trial of shot "
                        + spec.range()
                        + " at "
                        + spec.recipe().resolution()));
  }

  /** Many trials, in the order of their specs: a store elsewhere is asked for many at once. */
  public List<Trial> trials(List<TrialSpec> specs) {
    return Abreast.map(specs, this::trial);
  }

  /** The same of any number of them, a few hundred held at once. */
  public Stream<Trial> eachTrial(List<TrialSpec> specs) {
    return IntStream.iterate(0, from -> from < specs.size(), from -> from + READ_AHEAD)
        .mapToObj(from -> specs.subList(from, Math.min(specs.size(), from + READ_AHEAD)))
        .flatMap(some -> trials(some).stream());
  }

  /** Commits a trial; where another process was first, its result must be the same. */
  public void saveTrial(Trial trial) {
    byte[] stored = store.commit(trialKey(trial.spec()), Json.canonical(trial));
    Trial first = Json.read(stored, Trial.class, ErrorCode.STORE_CORRUPT, "a trial");
    if (!first.streamSha256().equals(trial.streamSha256())
        || !first.scores().equals(trial.scores())) {
      throw new PershotException(
          ErrorCode.RESULT_DIFFERS,
          "shot "
              + trial.spec().range()
              + " encoded again by the same recipe gives another result; are two builds of FFmpeg"
              + " or libvmaf with the same version in use?");
    }
  }

  private static ArtifactKey trialKey(TrialSpec spec) {
    return ArtifactKey.hashed("trials", spec.key(), ".json");
  }

  public static ArtifactKey streamKey(TrialSpec spec) {
    return ArtifactKey.hashed("streams", spec.key(), ".h264");
  }

  // Decisions.

  public void saveRound(int number, Round round) {
    records.commit(round(number), round);
  }

  /** A round after the first, once it is decided. */
  public Optional<Round> findRound(int number) {
    ArtifactKey key = round(number);
    return known.find(key, () -> records.find(key, Round.class));
  }

  /** The rounds after the first, as far as they are decided, before {@code round}. */
  public List<Round> rounds(int round) {
    List<Round> rounds = new ArrayList<>();
    int most = analysisPlan.isExhaustive() ? 0 : Refinement.ROUNDS;
    for (int number = 1; number < round && number <= most; number++) {
      Optional<Round> next = findRound(number);
      next.ifPresent(rounds::add);
      // One that tries nothing is the last, and none is asked for behind it.
      if (next.isEmpty() || next.get().shots().isEmpty()) {
        break;
      }
    }
    return List.copyOf(rounds);
  }

  private ArtifactKey round(int number) {
    return run("round-" + number + ".json");
  }

  public void savePlan(Plan plan) {
    records.commit(run("plan.json"), plan);
  }

  public Plan plan() {
    return once(run("plan.json"), Plan.class);
  }

  /** The plan, once there is one. */
  public Optional<Plan> findPlan() {
    ArtifactKey key = run("plan.json");
    return known.find(key, () -> records.find(key, Plan.class));
  }

  public void saveSettled(Settled settled) {
    records.commit(run("settled.json"), settled);
  }

  public Settled settled() {
    return once(run("settled.json"), Settled.class);
  }

  /** The settled ladder, once there is one. */
  public Optional<Settled> findSettled() {
    ArtifactKey key = run("settled.json");
    return known.find(key, () -> records.find(key, Settled.class));
  }

  // Packages.

  /** A file of a package. */
  public static ArtifactKey packageFile(String packageKey, String name) {
    return new ArtifactKey(
        "packages/" + packageKey.substring(0, 2) + "/" + packageKey + "/" + name);
  }

  public void saveTrack(String packageKey, Track track) {
    records.commit(packageFile(packageKey, "track.json"), track);
  }

  public Optional<Track> findTrack(String packageKey) {
    return records.find(packageFile(packageKey, "track.json"), Track.class);
  }

  public void saveAudio(String packageKey, AudioTrack track) {
    records.commit(packageFile(packageKey, "audio.json"), track);
  }

  public Optional<AudioTrack> findAudio(String packageKey) {
    return records.find(packageFile(packageKey, "audio.json"), AudioTrack.class);
  }

  public void saveProof(String packageKey, Proof proof) {
    // CPU seconds differ each time: the first proof stands.
    ArtifactKey key = packageFile(packageKey, "proof-" + proof.score().model() + ".json");
    store.commit(key, Json.canonical(proof));
  }

  public Optional<Proof> findProof(String packageKey) {
    return records.find(
        packageFile(packageKey, "proof-" + job.models().get(0) + ".json"), Proof.class);
  }

  // Estimates.

  public void saveEstimate(Estimate estimate) {
    // CPU seconds differ each time: the first estimate stands.
    store.commit(run("estimate.json"), Json.canonical(estimate));
  }

  public Optional<Estimate> findEstimate() {
    return records.find(run("estimate.json"), Estimate.class);
  }

  // Ends.

  /** Keeps what the run took; a run that is started again only finds the ladder of the first. */
  public void saveEnd(TitleEnd end) {
    store.commit(run("end.json"), Json.canonical(end));
  }

  public Optional<TitleEnd> findEnd() {
    return records.find(run("end.json"), TitleEnd.class);
  }

  // What went wrong.

  /** Keeps what is known of work that no worker finished; what was kept first stands. */
  public void saveEvidence(String work, Object evidence) {
    store.commit(
        run("set-aside/" + Json.sha256(work).substring(0, 16) + ".json"), Json.canonical(evidence));
  }

  // Output.

  /** A file of the run's output. */
  public ArtifactKey output(String path) {
    return run("out/" + path);
  }

  public void saveOutput(String path, byte[] bytes) {
    records.commitExactly(output(path), bytes);
  }

  private ArtifactKey run(String name) {
    return run(job.runId(), name);
  }

  private static ArtifactKey run(String runId, String name) {
    return new ArtifactKey("runs/" + runId + "/" + name);
  }

  private <T> T once(ArtifactKey key, Class<T> type) {
    return known.get(key, () -> records.read(key, type));
  }
}
