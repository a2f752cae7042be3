package dev.pershot.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.ladder.Encode;
import dev.pershot.ladder.Policy;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Master.Video;
import dev.pershot.model.PershotException;
import dev.pershot.model.Repeats;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.model.Versions;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions from many trials, in a store that takes 15 ms to answer. */
final class ManyTrialsTest {
  private static final int SHOTS = 300;
  private static final int FRAMES = 12;
  private static final long MILLIS = 15;
  private static final int MOST_AT_ONCE = 32;
  private static final String MODEL = "vmaf_v0.6.1";
  private static final String POLICY =
      """
      {"sampling": "adaptive", "resolutions": [720, 540, 360], "model": "v0.6.1"}
      """;

  @TempDir private Path folder = Path.of("");
  private FileStore near;
  private JobStore jobs;
  private List<TrialSpec> specs = List.of();

  @BeforeEach
  void analyseTheFirstRound() {
    near = FileStore.open(new StoreLocation.Folder(folder.resolve("store")));
    jobs = JobStore.create(near, job());
    List<Shot> shots =
        IntStream.range(0, SHOTS)
            .mapToObj(i -> new Shot(i * FRAMES, (i + 1) * FRAMES, Transition.CUT))
            .toList();
    int frames = SHOTS * FRAMES;
    jobs.saveInspection(
        new FrameIndex(
            FrameIndex.SCHEMA,
            jobs.job().contentId(),
            LongStream.range(0, frames).boxed().toList(),
            List.of(0),
            Collections.nCopies(frames, 1)),
        new ShotList(shots),
        Repeats.NONE);
    ShotTrials trials = new ShotTrials(jobs);
    specs =
        IntStream.range(0, SHOTS)
            .mapToObj(i -> new TrialBatch(TrialStage.ANALYSIS, i, trials.analysed(0).apply(i)))
            .flatMap(batch -> trials.specs(batch).stream())
            .toList();
    specs.forEach(spec -> jobs.saveTrial(made(spec)));
  }

  private static Job job() {
    Colour colour = new Colour("tv", "bt709", "bt709", "bt709", "left");
    Video video =
        new Video(0, "h264", new Resolution(1280, 720), new FrameRate(24, 1), "yuv420p", 8, colour);
    return new Job(
        Job.SCHEMA,
        new Master("ab".repeat(32), 1, "mov", video, Optional.empty(), SHOTS * FRAMES, SHOTS / 2.0),
        Policy.read(POLICY.getBytes(StandardCharsets.UTF_8), "policy.json"),
        List.of(MODEL),
        new Versions("8.0.1", "libx264 core 165", "3.2.0"),
        ShotOptions.DEFAULTS,
        Optional.empty());
  }

  /** Coarser is smaller and worse, and so is a smaller size; the shots differ. */
  private static Trial made(TrialSpec spec) {
    double quantizer = spec.recipe().quantizer();
    double hard = 1 + spec.range().start() / FRAMES % 7 / 4.0;
    double pixels = spec.recipe().resolution().pixels() / 921_600.0;
    int bytes = (int) (4000 * hard * pixels * StrictMath.pow(2, (30 - quantizer) / 6)) + 40;
    double score =
        Math.max(5, 100 - hard * StrictMath.pow(quantizer / 12, 2) - 12 * (1 - pixels) * hard / 2);
    double[] scores = new double[spec.scoredFrames()];
    Arrays.fill(scores, score);
    int frames = spec.range().length();
    List<CodedFrame> coded =
        IntStream.range(0, frames)
            .mapToObj(i -> new CodedFrame(i, bytes, spec.idrFrames().contains(i)))
            .toList();
    return new Trial(
        spec,
        (long) bytes * frames,
        "cd".repeat(32),
        coded,
        List.of(Score.of(MODEL, scores)),
        CpuSeconds.ZERO,
        List.of(CpuSeconds.ZERO));
  }

  private JobStore seenFrom(ArtifactStore store) {
    return JobStore.open(store, jobs.job().runId());
  }

  @Test
  void refine_ofThreeHundredShots_readsTheirTrialsSideBySideAndEachOnce() {
    DistantStore distant = new DistantStore(near, MILLIS);
    long start = System.nanoTime();

    int tried = new Decisions(seenFrom(distant)).refine(1);

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(tried).isPositive();
    assertThat(specs).hasSizeGreaterThan(SHOTS);
    assertThat(distant.asked()).isBetween(specs.size(), specs.size() + 10);
    assertThat(distant.mostAtOnce()).isBetween(MOST_AT_ONCE / 2, MOST_AT_ONCE);
    assertThat(took.toMillis()).isLessThan(specs.size() * MILLIS / 4);
  }

  @Test
  void trials_manyAtOnce_keepTheirOrder() {
    List<TrialSpec> shuffled = new ArrayList<>(specs.subList(0, 400));
    Collections.reverse(shuffled);
    assertThat(seenFrom(new DistantStore(near, 1)).trials(shuffled))
        .extracting(Trial::spec)
        .isEqualTo(shuffled);
  }

  @Test
  void trials_oneIsLost_failLikeThatOneAndAskNoFurther() throws Exception {
    String key = specs.get(0).key();
    try (Stream<Path> files = Files.walk(folder.resolve("store/trials"))) {
      Path lost = files.filter(file -> file.toString().contains(key)).findFirst().orElseThrow();
      Files.delete(lost);
    }
    DistantStore distant = new DistantStore(near, MILLIS);

    assertThatThrownBy(() -> seenFrom(distant).trials(specs))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
        .hasMessageContaining("the store lost the trial of shot");
    assertThat(distant.asked()).isLessThan(specs.size() / 4);
  }

  @Test
  void passes_ofAShot_askForNoRounds() {
    DistantStore distant = new DistantStore(near, 0);
    JobStore seen = seenFrom(distant);
    List<Encode> encodes = new ShotTrials(seen).analysed(0).apply(0);
    new ShotTrials(seen).specs(new TrialBatch(TrialStage.ANALYSIS, 0, encodes));
    int before = distant.asked();

    for (int shot = 1; shot < SHOTS; shot++) {
      ShotTrials trials = new ShotTrials(seen);
      trials.specs(new TrialBatch(TrialStage.ANALYSIS, shot, trials.analysed(0).apply(shot)));
    }

    assertThat(distant.asked()).isEqualTo(before);
  }
}
