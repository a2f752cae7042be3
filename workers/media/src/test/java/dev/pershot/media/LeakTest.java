package dev.pershot.media;

import static dev.pershot.media.fixture.Specs.V0;
import static dev.pershot.media.fixture.Specs.V1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.delivery.EncodedAudio;
import dev.pershot.media.delivery.RungProof;
import dev.pershot.media.delivery.ShotStream;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.FragmentMuxer;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.fixture.FarFile;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.NativeUse;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Rung;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Sound;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.master.MasterReader;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.source.RemoteMaster;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.PictureSpool;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.media.vmaf.VmafScorer;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.PershotException;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is opened is freed, also where it fails: after hundreds of runs no more is allocated
 * than after a few. A worker lives for weeks.
 */
@Tag("leak")
class LeakTest {
  private static final int WARM_UP = 30;
  private static final int A_ROUND = 40;
  private static final int LEAST_ROUNDS = 5;
  private static final int MOST_ROUNDS = 40;

  /** Bytes a run: no handle of ours is that small with what it owns. */
  private static final long SLACK = 1_000;

  /** A pass is so much work that the JVM compiles all the while. A lane of it is far larger. */
  private static final long PASS_SLACK = 20_000;

  /** Of resident memory, for all trials together; the Java heap moves within it. */
  private static final long RESIDENT_SLACK = 96L << 20;

  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final Resolution SIZE = new Resolution(64, 64);
  private static final Scenery SCENERY = Scenery.of(SIZE, 1);
  private static final Colour COLOUR = new Colour("tv", "bt709", "bt709", "bt709", "left");

  @TempDir static Path folder;
  private static OpenedMaster master;
  private static OpenedMaster damaged;
  private static Path large = Path.of("");

  @BeforeAll
  static void writeMasters() throws IOException {
    Assumptions.assumeTrue(NativeUse.isKnown(), "this system does not count what is allocated");
    Film film =
        Film.of(SCENERY, PAL, 20)
            .with(Sound.clicks("aac", 48_000, 2, List.of(new Sound.Span(0, 0.8)), 0.4));
    master = OpenedMaster.of(film.write(folder.resolve("film.mp4")));
    byte[] bytes = Files.readAllBytes(master.file());
    Path copy = folder.resolve("damaged.mp4");
    try (MediaInput input = MediaInput.open(MasterSource.of(master.file()));
        Packet packet = Packet.empty()) {
      while (packet.pts() < 4 || packet.stream() != 0) {
        input.read(packet);
      }
      int start = (int) packet.pointer().pos();
      Arrays.fill(bytes, start + packet.size() / 2, start + packet.size(), (byte) 0);
    }
    Files.write(copy, bytes);
    large =
        Film.of(Scenery.of(new Resolution(384, 216), 2), PAL, 100).write(folder.resolve("l.mp4"));
    assertThat(Files.size(large)).isGreaterThan(600_000);
    damaged = new OpenedMaster(copy, master.master(), master.index());
  }

  /** A piece of work. */
  private interface Work {
    void run() throws Exception;
  }

  /** The JVM allocates beside us, and frees: what leaks is there in the quiet rounds too. */
  private static void assertFreesAll(Work work) throws Exception {
    assertFreesAll(SLACK, work);
  }

  private static void assertFreesAll(long slack, Work work) throws Exception {
    run(work, WARM_UP);
    int quiet = 0;
    List<Long> growth = new ArrayList<>();
    long before = NativeUse.now().allocated();
    while (growth.size() < LEAST_ROUNDS || (quiet < 2 && growth.size() < MOST_ROUNDS)) {
      run(work, A_ROUND);
      long after = NativeUse.now().allocated();
      growth.add((after - before) / A_ROUND);
      quiet += Math.abs(after - before) < slack * A_ROUND ? 1 : 0;
      before = after;
    }
    assertThat(quiet).as("bytes a run, round by round: %s", growth).isGreaterThan(1);
  }

  private static void run(Work work, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private static void assertFreesAllWhereItFails(Work work) throws Exception {
    assertFreesAll(() -> assertThatThrownBy(work::run).isInstanceOf(PershotException.class));
  }

  @Test
  void scaler_manyTimes_isFreed() throws Exception {
    assertFreesAll(
        () -> {
          try (Scaler scaler =
                  Scaler.of(
                      SIZE,
                      AV_PIX_FMT_YUV420P,
                      new Resolution(96, 96),
                      AV_PIX_FMT_YUV420P10LE,
                      ScalerQuality.LANCZOS);
              Frame source = SCENERY.picture(0);
              Frame target = Frame.picture(new Resolution(96, 96), AV_PIX_FMT_YUV420P10LE);
              Frame shared = target.share()) {
            scaler.scale(source, shared);
          }
        });
  }

  @Test
  void encoderAndItsDecoder_manyTimes_areFreed() throws Exception {
    assertFreesAll(
        () -> {
          try (VideoEncoder encoder = VideoEncoder.open(Specs.recipe(SIZE, 30), PAL, COLOUR);
              Decoder decoder = Decoder.h264(encoder.parameterSets());
              Packet packet = Packet.empty();
              Frame decoded = Frame.empty();
              Frame picture = SCENERY.picture(1)) {
            for (int i = 0; i < 3; i++) {
              encoder.send(picture, i, i == 0);
            }
            encoder.finish();
            while (encoder.receive(packet)) {
              decoder.send(packet);
              decoder.receive(decoded);
            }
          }
        });
  }

  @Test
  void encoderThatDoesNotOpen_manyTimes_isFreed() throws Exception {
    Recipe recipe =
        new Recipe("h264", SIZE, 30, "hasty", "keyint=9", "yuv420p", "lanczos", "libx264");
    assertFreesAllWhereItFails(() -> VideoEncoder.open(recipe, PAL, COLOUR).close());
  }

  @Test
  void scorerOfTheOldModel_manyTimes_isFreed() throws Exception {
    assertFreesAll(() -> score(V0, SCENERY, 3));
  }

  @Test
  void scorerOfTheNewModel_manyTimes_isFreed() throws Exception {
    Scenery larger = Scenery.of(new Resolution(216, 216), 1);
    assertFreesAll(() -> score(V1, larger, 2));
  }

  @Test
  void scorerThatIsFedNothing_manyTimes_isFreed() throws Exception {
    assertFreesAll(() -> score(V0, SCENERY, 0));
  }

  /** libvmaf leaves the pictures with us where it fails. */
  @Test
  void scorerThatFails_manyTimes_isFreed() throws Exception {
    assertFreesAllWhereItFails(
        () -> {
          try (VmafScorer scorer = scorer(V0, SIZE);
              Frame picture = SCENERY.picture(0)) {
            scorer.score(picture, picture);
            scorer.finish();
            scorer.score(picture, picture);
          }
        });
  }

  @Test
  void scorerOfAMasterThatIsTooSmall_manyTimes_isFreed() throws Exception {
    assertFreesAllWhereItFails(() -> scorer(V1, SIZE).close());
  }

  private static VmafScorer scorer(String model, Resolution size) {
    return VmafScorer.open(
        VmafLibrary.load(),
        new VmafModel(model),
        size,
        AV_PIX_FMT_YUV420P,
        size,
        AV_PIX_FMT_YUV420P,
        new CpuMeter());
  }

  private static void score(String model, Scenery scenery, int frames) {
    try (VmafScorer scorer = scorer(model, scenery.size());
        Frame picture = scenery.picture(0)) {
      for (int i = 0; i < frames; i++) {
        scorer.score(picture, picture);
      }
      if (frames > 0) {
        scorer.finish();
      }
    }
  }

  @Test
  void muxer_manyTimes_isFreed() throws Exception {
    byte[] parameterSets;
    try (VideoEncoder encoder = VideoEncoder.open(Specs.recipe(SIZE, 30), PAL, COLOUR)) {
      parameterSets = encoder.parameterSets();
    }
    assertFreesAll(
        () -> {
          try (FragmentMuxer muxer = FragmentMuxer.h264(SIZE, parameterSets, 12_800)) {
            muxer.write(new byte[] {0, 0, 0, 1, 0x65, 1, 2, 3}, 0, 0, 512, true);
            muxer.fragment();
            muxer.write(new byte[] {0, 0, 0, 1, 0x41, 1, 2, 3}, 512, 512, 512, false);
          }
        });
  }

  @Test
  void probeAndInspection_manyTimes_areFreed() throws Exception {
    assertFreesAll(() -> OpenedMaster.of(master.file()));
  }

  @Test
  void probeOfText_manyTimes_isFreed() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no film");
    assertFreesAllWhereItFails(() -> OpenedMaster.probe(text));
  }

  @Test
  void inspectionOfADamagedMaster_manyTimes_isFreed() throws Exception {
    assertFreesAllWhereItFails(() -> OpenedMaster.of(damaged.file()));
  }

  @Test
  void reader_manyTimes_isFreed() throws Exception {
    assertFreesAll(() -> read(master, new FrameRange(7, 15)));
  }

  @Test
  void readerOfADamagedMaster_manyTimes_isFreed() throws Exception {
    assertFreesAllWhereItFails(() -> read(damaged, new FrameRange(0, 20)));
  }

  @Test
  void readerOfARangeBehindTheDamage_manyTimes_isFreed() throws Exception {
    assertFreesAllWhereItFails(() -> read(damaged, new FrameRange(10, 12)));
  }

  @Test
  void readerOfARemoteMaster_manyTimes_isFreed() throws Exception {
    FarFile far = new FarFile(master.file());
    RemoteMaster source = far.source();
    assertFreesAll(() -> readFar(source));
    assertThat(far.stillOpen()).isZero();
  }

  /** At the first request, so on opening, or on the way. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void readerOfARemoteMasterThatFails_manyTimes_isFreed(int request) throws Exception {
    FarFile far = new FarFile(large);
    assertFreesAllWhereItFails(
        () -> {
          int first = far.requests();
          far.before(
              number -> {
                if (number - first >= request) {
                  throw new PershotException(ErrorCode.STORE_FULL, "the network is down");
                }
              });
          MediaInput.open(far.source()).close();
        });
    assertThat(far.stillOpen()).isZero();
  }

  private static void readFar(RemoteMaster source) {
    try (MasterReader reader =
        MasterReader.open(source, master.master(), master.index(), new FrameRange(7, 15))) {
      for (int i = 7; i < 15; i++) {
        reader.read();
      }
    }
  }

  private static void read(OpenedMaster of, FrameRange range) {
    try (MasterReader reader = MasterReader.open(of.source(), of.master(), of.index(), range)) {
      for (int i = 0; i < range.length(); i++) {
        reader.read();
      }
    }
  }

  @Test
  void sound_manyTimes_isFreed() throws Exception {
    assertFreesAll(() -> EncodedAudio.of(master.source(), master.master(), 0, 128, () -> {}));
  }

  @Test
  void soundWhoseEncoderDoesNotOpen_manyTimes_isFreed() throws Exception {
    assertFreesAllWhereItFails(
        () -> EncodedAudio.of(master.source(), master.master(), 0, -1, () -> {}));
  }

  @Test
  void inputAndItsDecoder_manyTimes_areFreed() throws Exception {
    assertFreesAll(
        () -> {
          try (MediaInput input = MediaInput.open(MasterSource.of(master.file()));
              Decoder decoder = Decoder.of(input, 0, 2);
              Packet packet = Packet.empty()) {
            input.read(packet);
            decoder.send(packet);
          }
        });
  }

  private static TrialSpec spec(double crf) {
    return Specs.trial(master, new FrameRange(4, 9), Specs.recipe(SIZE, crf), List.of(V0));
  }

  @Test
  void pass_manyTimes_isFreed() throws Exception {
    assertFreesAll(PASS_SLACK, LeakTest::runTwoTrials);
  }

  @Test
  void pass_ofThreeHundredTrials_keepsResidentMemoryFlat() throws Exception {
    run(LeakTest::runTwoTrials, WARM_UP);
    long before = NativeUse.now().resident();
    run(LeakTest::runTwoTrials, 150);

    assertThat(NativeUse.now().resident() - before).isLessThan(RESIDENT_SLACK);
  }

  private static void runTwoTrials() throws IOException {
    TrialPass pass =
        new TrialPass(master.source(), master.master(), master.index(), folder, () -> {});
    for (EncodedShot shot : pass.run(List.of(spec(24), spec(34)))) {
      Files.delete(shot.stream());
    }
  }

  @Test
  void passOfSampledTrials_manyTimes_isFreed() throws Exception {
    TrialPass pass =
        new TrialPass(master.source(), master.master(), master.index(), folder, () -> {});
    FrameSampling sampling = new FrameSampling(3);
    List<TrialSpec> specs =
        List.of(Specs.sampled(spec(24), sampling), Specs.sampled(spec(34), sampling));
    assertFreesAll(
        PASS_SLACK,
        () -> {
          for (EncodedShot shot : pass.run(specs)) {
            Files.delete(shot.stream());
          }
        });
  }

  @Test
  void passOfWhatWasMadeBefore_manyTimes_isFreed() throws Exception {
    TrialPass pass =
        new TrialPass(master.source(), master.master(), master.index(), folder, () -> {});
    TrialSpec spec = spec(24);
    EncodedShot made = pass.run(List.of(Specs.sampled(spec, new FrameSampling(3)))).get(0);
    assertFreesAll(
        PASS_SLACK,
        () -> pass.run(List.of(spec), Map.of(spec, made), shot -> shot.stream().toFile().delete()));
  }

  /** Each turn keeps its shot, reads it, and drops it. */
  @Test
  void passesThatShareASpool_manyTimes_areFreed() throws Exception {
    PictureSpool spool = PictureSpool.in(folder, new Generous());
    TrialPass pass =
        new TrialPass(master.source(), master.master(), master.index(), folder, spool, () -> {});
    assertFreesAll(
        PASS_SLACK,
        () -> {
          for (double crf : new double[] {24, 34}) {
            Files.delete(pass.run(List.of(spec(crf))).get(0).stream());
          }
          spool.drop(Long.MAX_VALUE);
        });
  }

  /** Room without end. */
  private static final class Generous implements PictureSpool.Room {
    @Override
    public boolean lend(long bytes) {
      return true;
    }

    @Override
    public void takeBack(long bytes) {
      throw new IllegalStateException("nothing failed");
    }
  }

  @Test
  void passThatIsStopped_manyTimes_isFreed() throws Exception {
    TrialPass stopped =
        new TrialPass(
            master.source(),
            master.master(),
            master.index(),
            folder,
            () -> {
              throw new PershotException(ErrorCode.INTERNAL, "stop");
            });
    assertFreesAllWhereItFails(() -> stopped.run(List.of(spec(24), spec(34))));
  }

  @Test
  void packageAndProof_manyTimes_areFreed() throws Exception {
    FrameRange title = new FrameRange(0, 20);
    TrialSpec spec = Specs.trial(master, title, Specs.recipe(SIZE, 30), List.of(V0));
    List<ShotStream> shots = Rung.shots(master, folder, List.of(spec));
    Path file = folder.resolve("rung.mp4");
    assertFreesAll(
        () ->
            RungProof.prove(
                Rung.of(shots, PAL, List.of(title)).join(file),
                master.source(),
                master.master(),
                master.index(),
                new VmafModel(V0),
                new CpuMeter(),
                () -> {}));
  }
}
