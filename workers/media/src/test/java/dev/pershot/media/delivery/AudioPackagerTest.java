package dev.pershot.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.manifest.AudioTrack;
import dev.pershot.manifest.Segment;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Sound;
import dev.pershot.media.fixture.Sound.Span;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Films with clicks in their sound: where a click comes out says whether picture and sound fit. */
class AudioPackagerTest {
  private static final FrameRate FILM_RATE = new FrameRate(24_000, 1001);
  private static final int FRAMES = 120;
  private static final double SECONDS = FILM_RATE.seconds(FRAMES);
  private static final int AAC_FRAME = 1024;
  private static final double[] CLICKS = {0.5, 2.5, 4.75};
  private static final Span WHOLE = new Span(0, 5.005);
  private static final Scenery SCENERY = Scenery.of(new Resolution(64, 64), 1);
  private static final List<FrameRange> SEGMENTS =
      List.of(new FrameRange(0, 47), new FrameRange(47, 71), new FrameRange(71, FRAMES));

  @TempDir static Path folder;

  /** What was packaged. */
  private record Packaged(AudioTrack track, Map<String, byte[]> files) {
    static Packaged of(Path film) {
      return of(OpenedMaster.of(film));
    }

    static Packaged of(OpenedMaster master) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      EncodedAudio audio =
          EncodedAudio.of(
              master.source(), master.master(), master.index().pts().get(0), 128, () -> {});
      AudioTrack track =
          AudioPackager.pack(
              audio,
              master.master().audio().orElseThrow(),
              FILM_RATE,
              SEGMENTS,
              "media/audio",
              files::put);
      return new Packaged(track, files);
    }

    Path join(String... without) {
      List<String> left = List.of(without);
      Path file = folder.resolve("audio.mp4");
      try (var out = Files.newOutputStream(file)) {
        for (Map.Entry<String, byte[]> part : files.entrySet()) {
          if (!left.contains(part.getKey())) {
            out.write(part.getValue());
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      return file;
    }
  }

  private static Film film(Sound sound) {
    return Film.of(SCENERY, FILM_RATE, FRAMES).with(sound);
  }

  private static Sound sound(String codec, int rate, int channels, Span... spans) {
    return Sound.clicks(codec, rate, channels, List.of(spans), CLICKS);
  }

  private static Film.Named named(Film film, String name) {
    return new Film.Named(film, name);
  }

  static Stream<Arguments> films() {
    return Stream.of(
        Arguments.of(named(film(sound("aac", 48_000, 2, WHOLE)), "aac.mp4"), CLICKS),
        Arguments.of(named(film(sound("aac", 48_000, 2, WHOLE)), "aac.ts"), CLICKS),
        Arguments.of(named(film(sound("aac", 48_000, 2, WHOLE)), "aac.mkv"), CLICKS),
        Arguments.of(named(film(sound("aac", 44_100, 1, WHOLE)), "mono-44100.mp4"), CLICKS),
        Arguments.of(named(film(sound("pcm_s16le", 48_000, 2, WHOLE)), "pcm.mov"), CLICKS),
        Arguments.of(named(film(sound("pcm_s16le", 44_100, 2, WHOLE)), "pcm-44100.mkv"), CLICKS),
        Arguments.of(named(film(sound("pcm_s16le", 48_000, 6, WHOLE)), "surround.mov"), CLICKS),
        Arguments.of(named(film(sound("pcm_s16le", 8_000, 1, WHOLE)), "telephone.mov"), CLICKS),
        Arguments.of(
            named(film(sound("pcm_s16le", 48_000, 2, new Span(1.234, 5.005))), "late.mov"),
            new double[] {2.5, 4.75}),
        Arguments.of(
            named(film(sound("aac", 48_000, 2, new Span(1.234, 5.005))), "late.mkv"),
            new double[] {2.5, 4.75}),
        Arguments.of(
            named(film(sound("aac", 48_000, 2, new Span(1.234, 5.005))), "late.mp4"),
            new double[] {2.5, 4.75}),
        Arguments.of(
            named(film(sound("aac", 48_000, 2, new Span(0, 3.1))), "ends-early.mp4"),
            new double[] {0.5, 2.5}),
        Arguments.of(
            named(film(sound("aac", 48_000, 2, new Span(0, 7.7))), "ends-late.mp4"), CLICKS),
        Arguments.of(
            named(
                film(sound("pcm_s16le", 48_000, 2, new Span(0, 1), new Span(1.6, 5.005))),
                "gap.mkv"),
            CLICKS),
        Arguments.of(
            named(
                film(sound("pcm_s16le", 48_000, 2, new Span(0, 1), new Span(1.06, 5.005))),
                "small-gap.mkv"),
            CLICKS),
        Arguments.of(
            named(film(sound("aac", 48_000, 2, WHOLE)).times(i -> i + 24), "picture-late.mp4"),
            new double[] {2.5 - 1.001, 4.75 - 1.001}),
        Arguments.of(
            named(
                film(Sound.clicks(
                        "aac", 48_000, 2, List.of(new Span(9.9, 16)), 10.51, 12.51, 14.76))
                    .times(i -> i + 240),
                "starts-at-10s.ts"),
            new double[] {0.5, 2.5, 4.75}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("films")
  void pack_clicks_comeOutWithTheirPicture(Film.Named film, double[] clicks) {
    Packaged packaged = Packaged.of(film.write(folder));

    List<Double> heard = clicks(decode(packaged.join()));

    assertThat(heard).hasSize(clicks.length);
    for (int i = 0; i < clicks.length; i++) {
      assertThat(heard.get(i)).isCloseTo(clicks[i], within(0.001));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("films")
  void pack_anySound_isAsLongAsThePictureAndHasNoGap(Film.Named film, double[] clicks) {
    Packaged packaged = Packaged.of(film.write(folder));
    int wanted = (int) Math.ceil(SECONDS * 48_000 / AAC_FRAME);

    assertThat(decode(packaged.join())).hasSize(wanted * AAC_FRAME);
    assertThat(packaged.track().sampleRate()).isEqualTo(48_000);
    assertThat(packaged.track().channels()).isEqualTo(2);
    List<Long> times = times(packaged.join());
    assertThat(times).hasSize(wanted + 1);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i)).isEqualTo((i - 1L) * AAC_FRAME);
    }
  }

  @Test
  void pack_segments_endNextToThePicturesSegments() {
    Packaged packaged =
        Packaged.of(film(sound("aac", 48_000, 2, WHOLE)).write(folder.resolve("segments.mp4")));

    List<Segment> segments = packaged.track().track().segments();
    assertThat(segments).hasSameSizeAs(SEGMENTS);
    for (int i = 0; i < SEGMENTS.size(); i++) {
      double picture = FILM_RATE.seconds(SEGMENTS.get(i).start());
      assertThat(segments.get(i).startTicks() / 48_000.0)
          .isCloseTo(picture, within(AAC_FRAME / 48_000.0 / 2));
      assertThat(segments.get(i).bytes())
          .isEqualTo(packaged.files().getOrDefault(segments.get(i).file(), new byte[0]).length);
    }
    assertThat(times(packaged.join("1.m4s", "3.m4s")).get(0))
        .isEqualTo(segments.get(1).startTicks());
  }

  @Test
  void pack_twice_givesTheSameBytes() {
    Path film = film(sound("aac", 44_100, 2, WHOLE)).write(folder.resolve("twice.mp4"));

    Map<String, byte[]> first = Packaged.of(film).files();
    Map<String, byte[]> second = Packaged.of(film).files();

    assertThat(second.keySet()).isEqualTo(first.keySet());
    second.forEach((name, bytes) -> assertThat(bytes).isEqualTo(first.get(name)));
  }

  @Test
  void encodedAudio_masterWithoutSound_isAMistakeOfTheCaller() {
    Path silent = Film.of(SCENERY, FILM_RATE, 10).write(folder.resolve("silent.mp4"));
    OpenedMaster master = OpenedMaster.of(silent);

    assertThat(master.master().audio()).isEmpty();
    assertThatThrownBy(() -> Packaged.of(master)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pack_segmentTooShortForSound_isNamed() {
    Path film = film(sound("aac", 48_000, 2, WHOLE)).write(folder.resolve("short-segment.mp4"));
    OpenedMaster master = OpenedMaster.of(film);
    EncodedAudio audio = EncodedAudio.of(MasterSource.of(film), master.master(), 0, 128, () -> {});
    FrameRate fast = new FrameRate(1000, 1);

    assertThatThrownBy(
            () ->
                AudioPackager.pack(
                    audio,
                    master.master().audio().orElseThrow(),
                    fast,
                    List.of(new FrameRange(0, 1), new FrameRange(1, 5_005)),
                    "media/audio",
                    (name, bytes) -> {}))
        .isInstanceOf(PershotException.class)
        .hasMessage("no audio for the segment of frames [0, 1)");
  }

  private static List<Long> times(Path file) {
    List<Long> times = new ArrayList<>();
    try (MediaInput input = MediaInput.openPackaged(file, "the sound");
        Packet packet = Packet.empty()) {
      while (input.read(packet)) {
        times.add(packet.pts());
      }
    }
    return times;
  }

  /** The left channel's samples, as a player hears them. */
  private static float[] decode(Path file) {
    List<float[]> parts = new ArrayList<>();
    try (MediaInput input = MediaInput.openPackaged(file, "the sound");
        Decoder decoder = Decoder.of(input, 0, 1);
        Packet packet = Packet.empty();
        Frame frame = Frame.empty()) {
      while (input.read(packet)) {
        decoder.send(packet);
        drain(decoder, frame, parts);
      }
      decoder.send(null);
      drain(decoder, frame, parts);
    }
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static void drain(Decoder decoder, Frame frame, List<float[]> parts) {
    while (decoder.receive(frame)) {
      float[] part = new float[frame.pointer().nb_samples()];
      ByteBuffer data = frame.pointer().data(0).capacity(4L * part.length).asByteBuffer();
      data.order(ByteOrder.nativeOrder()).asFloatBuffer().get(part);
      parts.add(part);
    }
  }

  /** When clicks begin: the middle of each one's energy, less half its length. */
  private static List<Double> clicks(float[] samples) {
    List<Double> clicks = new ArrayList<>();
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > 0.25) {
        double energy = 0;
        double moment = 0;
        for (int j = Math.max(0, i - 480); j < Math.min(samples.length, i + 960); j++) {
          energy += samples[j] * samples[j];
          moment += samples[j] * samples[j] * j;
        }
        clicks.add(moment / energy / 48_000 - 0.001);
        i += 4_800;
      }
    }
    return clicks;
  }
}
