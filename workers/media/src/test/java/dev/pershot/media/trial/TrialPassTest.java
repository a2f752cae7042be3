package dev.pershot.media.trial;

import static dev.pershot.media.fixture.Specs.V0;
import static dev.pershot.media.fixture.Specs.V1;
import static dev.pershot.media.fixture.Specs.V1_HFR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.fixture.Tmpfs;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialPassTest {
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final Resolution MASTER = new Resolution(384, 216);
  private static final Resolution ENCODED = new Resolution(256, 144);
  private static final FrameRange SHOT = new FrameRange(5, 29);
  private static final int IDR = 5;
  private static final int SEI = 6;
  private static final int SPS = 7;
  private static final int PPS = 8;

  @TempDir static Path folder;
  private static OpenedMaster master;

  @TempDir Path scratch;
  private int framesSeen;

  @BeforeAll
  static void writeMaster() {
    Film film = Film.of(Scenery.of(MASTER, 3), PAL, 40);
    master = OpenedMaster.of(film.write(folder.resolve("master.mp4")));
  }

  @BeforeEach
  void reset() {
    framesSeen = 0;
  }

  private List<EncodedShot> run(OpenedMaster of, List<TrialSpec> specs) {
    return pass(of).run(specs);
  }

  private TrialPass pass(OpenedMaster of) {
    return new TrialPass(of.source(), of.master(), of.index(), scratch, () -> framesSeen++);
  }

  private TrialPass pass() {
    return pass(master);
  }

  private Trial runAlone(TrialSpec spec) {
    return run(master, List.of(spec)).get(0).trial();
  }

  private static TrialSpec spec(double crf, String... models) {
    return Specs.trial(master, SHOT, Specs.recipe(ENCODED, crf), List.of(models));
  }

  @Test
  void requireWhole_aStreamThatWasCutShort_isRefused() throws IOException {
    EncodedShot shot = run(master, List.of(spec(27, V0))).get(0);
    shot.requireWhole();
    try (FileChannel file = FileChannel.open(shot.stream(), StandardOpenOption.WRITE)) {
      file.truncate(file.size() - 1);
    }

    assertThatThrownBy(shot::requireWhole)
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("has lost what was written to it");
  }

  @Test
  void run_encodesThatWereMadeBefore_areScoredAndNotMadeAgain() throws IOException {
    List<TrialSpec> specs = List.of(spec(24, V0), spec(34, V0));
    EncodedShot made = sampled(specs.get(0));
    List<EncodedShot> results = new ArrayList<>();

    pass().run(specs, Map.of(specs.get(0), made), results::add);

    assertThat(results)
        .extracting(result -> Specs.timeless(result.trial()))
        .isEqualTo(specs.stream().map(this::runAlone).map(Specs::timeless).toList());
    assertThat(results)
        .extracting(result -> result.trial().cpuSeconds().encode() > 0)
        .containsExactly(false, true);
    assertThat(Files.mismatch(results.get(0).stream(), made.stream())).isEqualTo(-1);
  }

  @Test
  void run_allMadeBefore_readsTheMasterOnce() {
    TrialSpec spec = spec(24, V0);
    EncodedShot made = sampled(spec);
    framesSeen = 0;

    pass().run(List.of(spec), Map.of(spec, made), result -> {});

    assertThat(framesSeen).isBetween(SHOT.length(), SHOT.length() + 3);
  }

  @Test
  void run_madeBeforeAndSpoiled_isRefused() throws IOException {
    TrialSpec spec = spec(24, V0);
    EncodedShot made = sampled(spec);
    byte[] bytes = Files.readAllBytes(made.stream());
    bytes[bytes.length / 2] ^= 1;
    Files.write(made.stream(), bytes);

    assertThatThrownBy(() -> pass().run(List.of(spec), Map.of(spec, made), result -> {}))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("has lost what was encoded");
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).containsExactly(made.stream());
    }
  }

  private EncodedShot sampled(TrialSpec spec) {
    return run(master, List.of(Specs.sampled(spec, new FrameSampling(3)))).get(0);
  }

  @Test
  void run_twice_givesTheSameBytesAndScores() throws IOException {
    EncodedShot first = run(master, List.of(spec(27, V0))).get(0);
    EncodedShot second = run(master, List.of(spec(27, V0))).get(0);

    assertThat(second.stream()).isNotEqualTo(first.stream());
    assertThat(Files.mismatch(first.stream(), second.stream())).isEqualTo(-1);
    assertThat(Specs.timeless(second.trial())).isEqualTo(Specs.timeless(first.trial()));
  }

  @Test
  void run_fourLanes_giveWhatEachGivesAlone() {
    List<TrialSpec> specs = Stream.of(20, 26, 32, 38).map(crf -> spec(crf, V0, V1)).toList();

    List<Trial> together =
        run(master, specs).stream().map(shot -> Specs.timeless(shot.trial())).toList();

    assertThat(together)
        .isEqualTo(specs.stream().map(this::runAlone).map(Specs::timeless).toList());
    assertThat(together).isSortedAccordingTo((a, b) -> Long.compare(b.bytes(), a.bytes()));
    assertThat(together).isSortedAccordingTo((a, b) -> Double.compare(b.quality(), a.quality()));
  }

  /** Sampled trials are scored from the encoder's own pictures, the others from a decoder's. */
  @ParameterizedTest
  @CsvSource({"medium, 20", "medium, 40", "veryfast, 30", "ultrafast, 30", "veryslow, 44"})
  void run_sampled_seesWhatADecoderSees(String preset, double crf) {
    Recipe recipe = Specs.recipe(ENCODED, crf, preset);
    TrialSpec all = Specs.trial(master, SHOT, List.of(0, 7, 13), recipe, List.of(V0, V1));
    Trial full = runAlone(all);
    Trial some = runAlone(Specs.sampled(all, new FrameSampling(3)));

    assertThat(some.streamSha256()).isEqualTo(full.streamSha256());
    for (int model = 0; model < 2; model++) {
      List<Double> scores = some.scores().get(model).frames();
      assertThat(scores).hasSize(8);
      for (int i = 0; i < scores.size(); i++) {
        double whole = full.scores().get(model).frames().get(1 + 3 * i);
        assertThat(scores.get(i)).isCloseTo(whole, within(1e-6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void run_severalSizes_giveWhatEachGivesAlone(int every) {
    List<TrialSpec> specs =
        Stream.of(MASTER, ENCODED, new Resolution(128, 72))
            .map(size -> Specs.trial(master, SHOT, Specs.recipe(size, 30), List.of(V1)))
            .map(spec -> Specs.sampled(spec, new FrameSampling(every)))
            .toList();

    List<Trial> together =
        run(master, specs).stream().map(shot -> Specs.timeless(shot.trial())).toList();

    assertThat(together)
        .isEqualTo(specs.stream().map(this::runAlone).map(Specs::timeless).toList());
  }

  @Test
  void run_twoModels_knowsWhatEachTook() {
    Trial trial = runAlone(spec(30, V1, V0));

    assertThat(trial.scoringCpuSeconds()).hasSize(2).allMatch(own -> own.score() > 0);
    assertThat(trial.scoringCpuSeconds().stream().mapToDouble(CpuSeconds::score).sum())
        .isCloseTo(trial.cpuSeconds().score(), within(1e-9));
    assertThat(trial.cpuSecondsFor(V1).total()).isLessThan(trial.cpuSeconds().total());
  }

  @Test
  void run_twoModels_scoreAsEachAlone() {
    Trial both = runAlone(spec(30, V1, V0));

    assertThat(both.scores())
        .containsExactly(runAlone(spec(30, V1)).score(), runAlone(spec(30, V0)).score());
  }

  /** Its first scored frame has fewer frames before it than one in the middle of the title. */
  @ParameterizedTest
  @CsvSource({
    V0 + ", 3, 0",
    V1 + ", 3, 0",
    V1_HFR + ", 3, 0",
    V1_HFR + ", 5, 0",
    V1_HFR + ", 7, 0",
    V1_HFR + ", 3, 1",
    V1_HFR + ", 3, 2",
    V1_HFR + ", 3, 3"
  })
  void run_sampledShotAtTheTitlesStart_scoresAsWithoutSampling(String model, int every, int start) {
    TrialSpec all =
        Specs.trial(
            master, new FrameRange(start, start + 16), Specs.recipe(ENCODED, 30), List.of(model));
    FrameSampling sampling = new FrameSampling(every);

    List<Double> full = runAlone(all).score().frames();
    List<Double> some = runAlone(Specs.sampled(all, sampling)).score().frames();

    assertThat(some).hasSize(sampling.of(16));
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isCloseTo(full.get(every / 2 + i * every), within(1e-6));
    }
  }

  @Test
  void run_sampledLargeMaster_scoresAsWithoutSampling() {
    OpenedMaster large =
        OpenedMaster.of(SharedMedia.require("masters/tos_wave_t1_8s_1080p2997.mp4"));
    TrialSpec all =
        Specs.trial(large, new FrameRange(20, 76), Specs.recipe(ENCODED, 30), List.of(V1));
    FrameSampling sampling = new FrameSampling(5);

    List<Double> full = run(large, List.of(all)).get(0).trial().score().frames();
    TrialSpec sampled = Specs.sampled(all, sampling);
    List<Double> some = run(large, List.of(sampled)).get(0).trial().score().frames();

    assertThat(some).hasSize(sampling.of(56));
    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isCloseTo(full.get(2 + 5 * i), within(1e-6));
    }
  }

  @Test
  void run_sampledByModelsOfOtherLeadIns_scoresAsWithoutSampling() {
    List<Double> full = runAlone(spec(30, V0)).score().frames();
    TrialSpec sampled = Specs.sampled(spec(30, V0, V1_HFR), new FrameSampling(3));

    List<Double> some = runAlone(sampled).scores().get(0).frames();

    for (int i = 0; i < some.size(); i++) {
      assertThat(some.get(i)).isCloseTo(full.get(1 + 3 * i), within(1e-6));
    }
  }

  @Test
  void run_shot_reportsEveryFrameAndItsNeighbours() {
    Trial trial = runAlone(spec(30, V0));

    // Once to be encoded, once if the encoder held it to the end, once more between its neighbours
    // to be scored.
    assertThat(framesSeen).isBetween(2 * SHOT.length() + 2, 3 * SHOT.length() + 2);
    assertThat(trial.score().frames()).hasSize(SHOT.length());
    assertThat(trial.codedFrames().stream().map(CodedFrame::frame))
        .hasSize(SHOT.length())
        .doesNotHaveDuplicates()
        .allMatch(frame -> frame >= 0 && frame < SHOT.length());
    assertThat(trial.cpuSeconds().encode()).isPositive();
    assertThat(trial.cpuSeconds().score()).isPositive();
    assertThat(trial.cpuSeconds().scale()).isPositive();
    assertThat(trial.cpuSeconds().decode()).isPositive();
  }

  @Test
  void run_shot_countsTheBytesOfItsStream() throws IOException {
    EncodedShot shot = run(master, List.of(spec(30, V0))).get(0);
    byte[] stream = Files.readAllBytes(shot.stream());
    List<Nal> nals = Nal.of(stream);

    int parameterSets = nals.get(2).start();
    assertThat(shot.trial().bytes())
        .isEqualTo(shot.trial().codedFrames().stream().mapToLong(CodedFrame::bytes).sum())
        .isEqualTo(stream.length - parameterSets);
    assertThat(shot.trial().streamSha256()).isEqualTo(Json.sha256(stream));
    assertThat(nals.stream().map(Nal::type).limit(2)).containsExactly(SPS, PPS);
    assertThat(nals.stream().map(Nal::type).skip(2)).doesNotContain(SPS, PPS, SEI);
  }

  @Test
  void run_idrFrames_areWhereTheyWereAskedForAndNowhereElse() throws IOException {
    List<Integer> asked = List.of(0, 7, 8, 19);
    TrialSpec spec = Specs.trial(master, SHOT, asked, Specs.recipe(ENCODED, 30), List.of(V0));

    EncodedShot shot = run(master, List.of(spec)).get(0);

    List<Integer> idr = new ArrayList<>();
    int at = Nal.of(Files.readAllBytes(shot.stream())).get(2).start();
    byte[] stream = Files.readAllBytes(shot.stream());
    for (CodedFrame coded : shot.trial().codedFrames()) {
      byte[] frame = Arrays.copyOfRange(stream, at, at + coded.bytes());
      if (Nal.of(frame).stream().anyMatch(nal -> nal.type() == IDR)) {
        idr.add(coded.frame());
      }
      at += coded.bytes();
    }
    assertThat(idr).isEqualTo(asked);
    assertThat(shot.trial().codedFrames().stream().filter(CodedFrame::idr).map(CodedFrame::frame))
        .containsExactlyElementsOf(asked);
  }

  @Test
  void run_encodeOfTheMastersOwnSize_isScoredUnscaled() {
    TrialSpec fine = Specs.trial(master, SHOT, Specs.recipe(MASTER, 10), List.of(V0));
    TrialSpec coarse = Specs.trial(master, SHOT, Specs.recipe(MASTER, 45), List.of(V0));

    assertThat(runAlone(fine).quality()).isGreaterThan(97);
    assertThat(runAlone(coarse).quality()).isLessThan(70);
  }

  @Test
  void run_wholeTitleAsOneShot_hasNoNeighbours() {
    TrialSpec spec =
        Specs.trial(master, new FrameRange(0, 40), Specs.recipe(ENCODED, 30), List.of(V0));

    assertThat(runAlone(spec).score().frames()).hasSize(40);
    assertThat(framesSeen).isBetween(2 * 40, 3 * 40);
  }

  @ParameterizedTest
  @CsvSource({"ffv1, deep.mkv", "libx265, deep.mp4"})
  void run_tenBitMaster_isEncodedInEightAndScoredInTen(String codec, String name) {
    Map<String, String> options =
        codec.equals("ffv1")
            ? Map.of()
            : Map.of("preset", "ultrafast", "x265-params", "crf=8:pools=none:log-level=none");
    Film film = Film.of(Scenery.tenBit(MASTER, 3), PAL, 20).codec(codec, options);
    OpenedMaster deep = OpenedMaster.of(film.write(folder.resolve(name)));
    TrialSpec spec =
        Specs.trial(deep, new FrameRange(4, 16), Specs.recipe(ENCODED, 20), List.of(V0, V1));

    Trial trial = run(deep, List.of(spec)).get(0).trial();

    assertThat(deep.master().video().bitDepth()).isEqualTo(10);
    assertThat(trial.scores()).allSatisfy(score -> assertThat(score.mean()).isBetween(30.0, 100.0));
  }

  @Test
  void run_realTenBitMaster_isScored() {
    OpenedMaster deep =
        OpenedMaster.of(SharedMedia.require("nasty/sdr_10bit_vp9_426x240_androidx.webm"));
    TrialSpec spec =
        Specs.trial(
            deep,
            new FrameRange(40, 56),
            Specs.recipe(new Resolution(426, 240), 16),
            List.of(V0, V1));

    Trial trial = run(deep, List.of(spec)).get(0).trial();

    assertThat(trial.scores()).allSatisfy(score -> assertThat(score.mean()).isGreaterThan(90));
  }

  /** The samples are the same, only labelled: nothing may convert them. */
  @Test
  void run_fullRangeMaster_isScoredAsItIs() {
    Film film =
        Film.of(Scenery.of(MASTER, 3), PAL, 12)
            .codec("libx264", Map.of("qp", "0", "color_range", "pc", "preset", "veryfast"));
    OpenedMaster full = OpenedMaster.of(film.write(folder.resolve("full.mp4")));
    TrialSpec spec = Specs.trial(full, new FrameRange(0, 12), Specs.recipe(MASTER, 4), List.of(V0));

    assertThat(full.master().video().pixelFormat()).isEqualTo("yuvj420p");
    assertThat(run(full, List.of(spec)).get(0).trial().quality()).isGreaterThan(97);
  }

  /** CAMBI, a part of v1, takes no picture below 180x150. */
  @ParameterizedTest
  @CsvSource({"64x36", "128x72", "150x84", "200x112"})
  void run_encodeBelowWhatVmafV1Takes_isScoredAllTheSame(String size) {
    TrialSpec spec =
        Specs.trial(master, SHOT, Specs.recipe(Resolution.parse(size), 30), List.of(V1));

    assertThat(runAlone(spec).quality()).isBetween(0.0, 100.0);
  }

  @Test
  void run_masterBelowWhatVmafV1Takes_namesAModelThatTakesIt() {
    Film film = Film.of(Scenery.of(new Resolution(160, 96), 3), PAL, 8);
    OpenedMaster small = OpenedMaster.of(film.write(folder.resolve("small.mp4")));
    Recipe recipe = Specs.recipe(new Resolution(160, 96), 30);
    TrialSpec v1 = Specs.trial(small, new FrameRange(0, 8), recipe, List.of(V1));
    TrialSpec v0 = Specs.trial(small, new FrameRange(0, 8), recipe, List.of(V0));

    assertThatThrownBy(() -> run(small, List.of(v1)))
        .isInstanceOf(PershotException.class)
        .hasMessage("VMAF v1 takes no master of 160x96: it is too small; take model v0.6.1");
    assertThat(run(small, List.of(v0)).get(0).trial().quality()).isPositive();
  }

  @Test
  void run_unknownPreset_failsAndLeavesNothing() throws IOException {
    Recipe recipe =
        new Recipe("h264", ENCODED, 30, "hasty", "keyint=99", "yuv420p", "lanczos", "libx264");
    TrialSpec spec = Specs.trial(master, SHOT, recipe, List.of(V0));

    assertFails(master, spec, ErrorCode.ENCODE_FAILED, ".*x264 does not take .*hasty.*");
  }

  /** The stream's last bytes are in a buffer, which is not to be written on the way out. */
  @Test
  void run_fullDisk_saysSoAndLeavesNothing() throws IOException {
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "size=32k")) {
      TrialPass pass =
          new TrialPass(
              master.source(), master.master(), master.index(), disk.folder(), () -> framesSeen++);

      assertThatThrownBy(() -> pass.run(List.of(spec(12, V0), spec(14, V0))))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FULL))
          .hasNoSuppressedExceptions();
      assertThat(files(disk.folder())).isEmpty();
    }
  }

  @Test
  void run_interruptedByItsCaller_leavesNothing() throws IOException {
    TrialPass pass =
        new TrialPass(
            master.source(),
            master.master(),
            master.index(),
            scratch,
            () -> {
              throw new java.util.concurrent.CancellationException("enough");
            });

    assertThatThrownBy(() -> pass.run(List.of(spec(30, V0), spec(36, V0))))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    assertThat(files(scratch)).isEmpty();
  }

  /** What was handed out before the pass was stopped is whole; the rest leaves nothing. */
  @Test
  void run_stoppedAfterTheFirstResult_hasHandedThatOut() throws IOException {
    List<TrialSpec> specs =
        Stream.of(30, 36).map(crf -> Specs.sampled(spec(crf, V0), new FrameSampling(3))).toList();
    List<EncodedShot> results = new ArrayList<>();
    TrialPass pass =
        new TrialPass(
            master.source(),
            master.master(),
            master.index(),
            scratch,
            () -> {
              if (!results.isEmpty()) {
                throw new java.util.concurrent.CancellationException("enough");
              }
            });

    assertThatThrownBy(() -> pass.run(specs, Map.of(), results::add))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
    assertThat(results).hasSize(1);
    assertThat(Specs.timeless(results.get(0).trial()))
        .isEqualTo(Specs.timeless(runAlone(specs.get(0))));
    Files.delete(results.get(0).stream());
  }

  @Test
  void run_damagedMaster_failsWithTheFrameAndLeavesNothing() throws IOException {
    byte[] bytes = Files.readAllBytes(master.file());
    for (int i = 0; i < 32; i++) {
      bytes[bytes.length / 3 + i] ^= (byte) 0xff;
    }
    Path copy = Files.write(folder.resolve("damaged.mp4"), bytes);
    OpenedMaster damaged = new OpenedMaster(copy, master.master(), master.index());
    TrialSpec spec =
        Specs.trial(master, new FrameRange(0, 40), Specs.recipe(ENCODED, 30), List.of(V0));

    assertThatThrownBy(() -> run(damaged, List.of(spec)))
        .isInstanceOf(PershotException.class)
        .hasMessageMatching(".*frame \\d+.*");
    assertThat(files(scratch)).isEmpty();
  }

  @Test
  void run_specsOfTwoShots_areAMistakeOfTheCaller() {
    TrialSpec other =
        Specs.trial(master, new FrameRange(0, 5), Specs.recipe(ENCODED, 30), List.of(V0));

    assertThatThrownBy(() -> run(master, List.of(spec(30, V0), other)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertFails(OpenedMaster of, TrialSpec spec, ErrorCode code, String message)
      throws IOException {
    assertThatThrownBy(() -> run(of, List.of(spec)))
        .isInstanceOfSatisfying(PershotException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageMatching(message);
    assertThat(files(scratch)).isEmpty();
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.toList();
    }
  }

  /** A NAL unit of an Annex B stream, from its start code on. */
  private record Nal(int start, int type) {
    static List<Nal> of(byte[] annexB) {
      List<Nal> nals = new ArrayList<>();
      for (int i = 0; i + 3 < annexB.length; i++) {
        if (annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1) {
          boolean fourBytes = i > 0 && annexB[i - 1] == 0;
          nals.add(new Nal(fourBytes ? i - 1 : i, annexB[i + 3] & 0x1f));
        }
      }
      return nals;
    }
  }
}
