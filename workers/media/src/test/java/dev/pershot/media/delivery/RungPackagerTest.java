package dev.pershot.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.manifest.IFrame;
import dev.pershot.manifest.Segment;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Rung;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.trial.CodedFrameReader;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RungPackagerTest {
  private static final FrameRate NTSC = new FrameRate(30_000, 1001);
  private static final int TICKS = 1001;
  private static final int FRAMES = 60;
  private static final Resolution SIZE = new Resolution(160, 96);
  private static final List<FrameRange> SHOTS =
      List.of(
          new FrameRange(0, 10),
          new FrameRange(10, 11),
          new FrameRange(11, 40),
          new FrameRange(40, 60));
  private static final List<List<Integer>> IDR_FRAMES =
      List.of(List.of(0), List.of(0), List.of(0, 15), List.of(0, 1, 12));
  private static final List<FrameRange> SEGMENTS =
      List.of(
          new FrameRange(0, 11),
          new FrameRange(11, 26),
          new FrameRange(26, 41),
          new FrameRange(41, 60));
  private static final List<Integer> ALL_IDR_FRAMES = List.of(0, 10, 11, 26, 40, 41, 52);

  @TempDir static Path folder;
  private static OpenedMaster master;
  private static List<ShotStream> shots;
  private static Rung rung;

  @BeforeAll
  static void packageARung() {
    master =
        OpenedMaster.of(Film.of(Scenery.of(SIZE, 7), NTSC, FRAMES).write(folder.resolve("m.mp4")));
    shots = encode(master, "veryfast");
    rung = Rung.of(shots, NTSC, SEGMENTS);
  }

  private static List<ShotStream> encode(OpenedMaster of, String preset) {
    List<TrialSpec> specs = new ArrayList<>();
    for (int i = 0; i < SHOTS.size(); i++) {
      Recipe recipe = recipe(SIZE, 20 + 6 * i, preset);
      specs.add(Specs.trial(of, SHOTS.get(i), IDR_FRAMES.get(i), recipe, List.of(Specs.V0)));
    }
    return Rung.shots(of, folder, specs);
  }

  private static Recipe recipe(Resolution size, double crf, String preset) {
    Recipe recipe = Specs.recipe(size, crf);
    return new Recipe(
        recipe.codec(),
        size,
        crf,
        preset,
        recipe.parameters(),
        recipe.pixelFormat(),
        recipe.scaler(),
        recipe.encoder());
  }

  /** One sample of a track. */
  private record Sample(long pts, long dts, long duration, boolean key) {}

  private static List<Sample> samples(Path file) {
    List<Sample> samples = new ArrayList<>();
    try (MediaInput input = MediaInput.openPackaged(file, "the rung");
        Packet packet = Packet.empty()) {
      while (input.read(packet)) {
        long duration = packet.pointer().duration();
        samples.add(new Sample(packet.pts(), packet.dts(), duration, packet.isKey()));
      }
    }
    return samples;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ultrafast", "veryfast", "medium", "veryslow"})
  void pack_anyPreset_showsEveryFrameOnceAtItsTime(String preset) {
    Rung packed = Rung.of(encode(master, preset), NTSC, SEGMENTS);

    List<Sample> samples = samples(packed.join(folder.resolve("all.mp4")));

    assertThat(samples).hasSize(FRAMES).allMatch(sample -> sample.duration() == TICKS);
    assertThat(samples.stream().map(Sample::pts).sorted())
        .containsExactlyElementsOf(
            IntStream.range(0, FRAMES).mapToObj(i -> (long) i * TICKS).toList());
    for (int i = 1; i < FRAMES; i++) {
      assertThat(samples.get(i).dts() - samples.get(i - 1).dts()).isEqualTo(TICKS);
    }
    assertThat(samples).allMatch(sample -> sample.dts() <= sample.pts());
    assertThat(samples.stream().filter(Sample::key).map(sample -> (int) (sample.pts() / TICKS)))
        .containsExactlyElementsOf(ALL_IDR_FRAMES);
  }

  /** Nothing is encoded again: NAL unit by NAL unit, what was coded is what is packaged. */
  @Test
  void pack_shots_keepsTheirNalUnits() {
    List<byte[]> packaged = new ArrayList<>();
    try (MediaInput input =
            MediaInput.openPackaged(rung.join(folder.resolve("nals.mp4")), "the rung");
        Packet packet = Packet.empty()) {
      while (input.read(packet)) {
        packaged.addAll(lengthPrefixed(packet.bytes()));
      }
    }
    List<byte[]> coded = new ArrayList<>();
    for (ShotStream shot : shots) {
      try (CodedFrameReader frames = shot.frames()) {
        shot.trial().codedFrames().forEach(frame -> coded.addAll(annexB(frames.read(frame))));
      }
    }

    assertThat(packaged).hasSameSizeAs(coded);
    for (int i = 0; i < coded.size(); i++) {
      assertThat(packaged.get(i)).isEqualTo(coded.get(i));
    }
  }

  private static List<byte[]> lengthPrefixed(byte[] sample) {
    List<byte[]> nals = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(sample);
    while (in.hasRemaining()) {
      byte[] nal = new byte[in.getInt()];
      in.get(nal);
      nals.add(nal);
    }
    return nals;
  }

  private static List<byte[]> annexB(byte[] frame) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 0; i + 2 < frame.length; i++) {
      if (frame[i] == 0 && frame[i + 1] == 0 && frame[i + 2] == 1) {
        starts.add(i + 3);
      }
    }
    List<byte[]> nals = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) - 3 : frame.length;
      while (i + 1 < starts.size() && frame[end - 1] == 0) {
        end--;
      }
      nals.add(Arrays.copyOfRange(frame, starts.get(i), end));
    }
    return nals;
  }

  @Test
  void pack_segments_startWithAnIdrAtTheirTimeAndSayTheirSize() throws IOException {
    assertThat(rung.files().keySet())
        .containsExactly("init.mp4", "1.m4s", "2.m4s", "3.m4s", "4.m4s");
    assertThat(rung.track().initBytes()).isEqualTo(file("init.mp4").length);
    assertThat(rung.track().timescale()).isEqualTo(30_000);
    assertThat(rung.track().codecs()).matches("avc1\\.64[0-9a-f]{4}");
    for (int i = 0; i < SEGMENTS.size(); i++) {
      FrameRange range = SEGMENTS.get(i);
      Segment segment = rung.track().segments().get(i);
      List<Sample> alone = samples(withInit(file(segment.file())));

      assertThat(segment.bytes()).isEqualTo(file(segment.file()).length);
      assertThat(segment.startTicks()).isEqualTo((long) range.start() * TICKS);
      assertThat(segment.durationTicks()).isEqualTo((long) range.length() * TICKS);
      assertThat(alone).hasSize(range.length());
      assertThat(alone.get(0).key()).isTrue();
      assertThat(alone.get(0).pts()).isEqualTo(segment.startTicks());
    }
  }

  private static byte[] file(String name) {
    byte[] bytes = rung.files().get(name);
    assertThat(bytes).as(name).isNotNull();
    return bytes == null ? new byte[0] : bytes;
  }

  private static Path withInit(byte[] media) throws IOException {
    byte[] init = file("init.mp4");
    byte[] both = Arrays.copyOf(init, init.length + media.length);
    System.arraycopy(media, 0, both, init.length, media.length);
    return Files.write(folder.resolve("part.mp4"), both);
  }

  @Test
  void pack_iFrames_areByteRangesThatDecodeByThemselves() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (Segment segment : rung.track().segments()) {
      for (IFrame iFrame : segment.iFrames()) {
        int from = Math.toIntExact(iFrame.offset());
        int to = Math.toIntExact(iFrame.offset() + iFrame.bytes());
        Path part = withInit(Arrays.copyOfRange(file(segment.file()), from, to));
        numbers.add((int) (iFrame.startTicks() / TICKS));

        assertThat(decode(part)).containsExactly(iFrame.startTicks());
      }
    }
    assertThat(numbers).isEqualTo(ALL_IDR_FRAMES);
  }

  private static List<Long> decode(Path file) {
    List<Long> shown = new ArrayList<>();
    try (MediaInput input = MediaInput.openPackaged(file, "the rung");
        Decoder decoder = Decoder.of(input, 0, 1);
        Packet packet = Packet.empty();
        Frame frame = Frame.empty()) {
      while (input.read(packet)) {
        decoder.send(packet);
        while (decoder.receive(frame)) {
          shown.add(frame.pts());
        }
      }
      decoder.send(null);
      while (decoder.receive(frame)) {
        shown.add(frame.pts());
      }
    }
    return shown;
  }

  @Test
  void pack_boxes_areThoseOfCmaf() {
    ByteBuffer init = ByteBuffer.wrap(file("init.mp4"));
    int ftyp = init.getInt(0);

    assertThat(boxes(file("init.mp4"))).containsExactly("ftyp", "moov");
    assertThat(new String(file("init.mp4"), 16, ftyp - 16, StandardCharsets.US_ASCII))
        .contains("cmfc", "iso6");
    assertThat(boxes(file("1.m4s")))
        .containsExactly("moof", "mdat", "moof", "mdat", "moof", "mdat");
  }

  private static List<String> boxes(byte[] bytes) {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += ByteBuffer.wrap(bytes).getInt(at)) {
      names.add(new String(bytes, at + 4, 4, StandardCharsets.US_ASCII));
    }
    return names;
  }

  @Test
  void pack_twice_givesTheSameBytes() {
    Rung again = Rung.of(shots, NTSC, SEGMENTS);

    assertThat(again.track()).isEqualTo(rung.track());
    again.files().forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(file(name)));
  }

  @Test
  void pack_shotOfAnotherSize_cannotShareTheInitSegment() {
    TrialSpec larger =
        Specs.trial(
            master,
            SHOTS.get(3),
            IDR_FRAMES.get(3),
            Specs.recipe(new Resolution(192, 112), 30),
            List.of(Specs.V0));
    List<ShotStream> mixed = new ArrayList<>(shots.subList(0, 3));
    mixed.addAll(Rung.shots(master, folder, List.of(larger)));

    assertThatThrownBy(() -> Rung.of(mixed, NTSC, SEGMENTS))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INIT_DIFFERS))
        .hasMessageContaining("shot [40, 60)");
  }

  @Test
  void pack_withoutTheLastShot_missesItsFrames() {
    assertThatThrownBy(() -> Rung.of(shots.subList(0, 3), NTSC, SEGMENTS))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAMES_MISSING))
        .hasMessageContaining("60");
  }

  @Test
  void pack_withoutAShotInTheMiddle_fails() {
    List<ShotStream> lacking = new ArrayList<>(shots);
    lacking.remove(2);

    assertThatThrownBy(() -> Rung.of(lacking, NTSC, SEGMENTS)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void frames_streamThatWasCutShort_isACorruptStore() throws IOException {
    ShotStream whole = shots.get(0);
    byte[] bytes = Files.readAllBytes(whole.file());
    Path cut =
        Files.write(
            folder.resolve("cut.h264"), Arrays.copyOf(bytes, (int) whole.trial().bytes() - 1));

    assertThatThrownBy(() -> new ShotStream(whole.trial(), cut).parameterSets())
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT));
  }

  @Test
  void frames_areReadOneByOne_andNotedWhereTheFileEnds() throws IOException {
    ShotStream whole = shots.get(0);
    List<CodedFrame> coded = whole.trial().codedFrames();
    ShotStream copy =
        new ShotStream(
            whole.trial(),
            Files.write(folder.resolve("copy.h264"), Files.readAllBytes(whole.file())));
    try (CodedFrameReader frames = copy.frames()) {
      assertThat(frames.read(coded.get(0))).hasSize(coded.get(0).bytes());

      Files.write(copy.file(), new byte[0]);

      assertThatThrownBy(() -> frames.read(coded.get(1)))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT));
    }
  }

  @Test
  void codedFrames_ofAllShots_areAllFrames() {
    assertThat(
            Rung.trials(shots).stream()
                .flatMap(
                    trial ->
                        trial.codedFrames().stream()
                            .map(CodedFrame::frame)
                            .map(frame -> frame + trial.spec().range().start()))
                .sorted())
        .containsExactlyElementsOf(IntStream.range(0, FRAMES).boxed().toList());
  }
}
