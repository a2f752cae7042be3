package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Sound;
import dev.pershot.media.fixture.Sound.Span;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterProbeTest {
  private static final FrameRate FILM_RATE = new FrameRate(24_000, 1001);
  private static final int FRAMES = 48;
  private static final Scenery SCENERY = Scenery.of(new Resolution(160, 96), 2);
  private static final Film FILM =
      Film.of(SCENERY, FILM_RATE, FRAMES)
          .with(Sound.clicks("aac", 48_000, 2, List.of(new Span(0, 2)), 1));

  @TempDir static Path folder;
  private static Path film;

  @BeforeAll
  static void writeFilm() {
    film = FILM.write(folder.resolve("film.mp4"));
  }

  @Test
  void probe_film_tellsAllAboutIt() {
    Master master = OpenedMaster.probe(film);

    assertThat(master.contentId())
        .isEqualTo(ContentId.of(MasterSource.of(film), bytes -> {}).sha256());
    assertThat(master.bytes()).isEqualTo(film.toFile().length());
    assertThat(master.frames()).isEqualTo(FRAMES);
    assertThat(master.durationSeconds()).isCloseTo(2.002, within(1e-9));
    assertThat(master.video().codec()).isEqualTo("h264");
    assertThat(master.video().resolution()).isEqualTo(new Resolution(160, 96));
    assertThat(master.video().frameRate()).isEqualTo(FILM_RATE);
    assertThat(master.video().pixelFormat()).isEqualTo("yuv420p");
    assertThat(master.video().bitDepth()).isEqualTo(8);
    assertThat(master.audio()).contains(new Master.Audio(1, "aac", 48_000, 2, "und"));
  }

  @ParameterizedTest
  @CsvSource({
    "libx264, film.mkv",
    "libx264, film.mov",
    "libx264, film.ts",
    "libx264, film.avi",
    "libx264, film.flv",
    "mpeg2video, film.mpg",
    "mpeg2video, film-mpeg2.ts",
    "mpeg4, film-mpeg4.avi",
    "mjpeg, film-mjpeg.avi",
    "libvpx, film.webm",
    "rawvideo, film.nut"
  })
  void probe_sameFilmElsewhere_findsTheSameFramesAndRate(String codec, String name) {
    Map<String, String> options =
        switch (codec) {
          case "libx264" -> FILM.options();
          case "mpeg2video" -> Map.of("bf", "2", "g", "12", "qscale", "2");
          case "libvpx" -> Map.of("auto-alt-ref", "1", "lag-in-frames", "16");
          case "mjpeg" -> Map.of("strict", "-1");
          default -> Map.of();
        };
    Film silent = Film.of(SCENERY, FILM_RATE, FRAMES).codec(codec, options);

    OpenedMaster master = OpenedMaster.of(silent.write(folder.resolve(name)));

    assertThat(master.master().video().frameRate()).isEqualTo(FILM_RATE);
    assertThat(master.index().frames()).isEqualTo(FRAMES);
  }

  @Test
  void inspect_anyNumberOfThreads_givesTheSameIndex() {
    Master master = OpenedMaster.probe(film);

    FrameIndex one = MasterInspection.inspect(MasterSource.of(film), master, 1, frame -> {});
    FrameIndex four = MasterInspection.inspect(MasterSource.of(film), master, 4, frame -> {});

    assertThat(four).isEqualTo(one);
    assertThat(one.keyFrames()).containsExactly(0, 12, 24, 36);
  }

  @Test
  void probe_fileCutWithoutEncoding_isNotTakenForTruncated() {
    Path cut = Film.of(SCENERY, FILM_RATE, FRAMES).times(i -> i - 5).write(folder.resolve("c.mp4"));

    assertThat(OpenedMaster.probe(cut).frames()).isEqualTo(FRAMES - 5);
  }

  @Test
  void probe_soundOnly_isNoVideo() {
    assertRefused(
            keep(film, "sound.m4a", stream -> stream.codecpar().codec_type() != AVMEDIA_TYPE_VIDEO),
            ErrorCode.MASTER_NOT_VIDEO)
        .hasMessage("sound.m4a has no video stream");
  }

  private static Path keep(Path from, String name, java.util.function.Predicate<AVStream> which) {
    Path to = folder.resolve(name);
    try (MediaInput input = MediaInput.open(MasterSource.of(from));
        var out = dev.pershot.media.fixture.ContainerWriter.create(to);
        Packet packet = Packet.empty()) {
      AVStream[] tracks = new AVStream[input.streams()];
      for (int i = 0; i < tracks.length; i++) {
        tracks[i] = which.test(input.stream(i)) ? out.copy(input.stream(i)) : null;
      }
      out.begin(Map.of());
      while (input.read(packet)) {
        AVStream track = tracks[packet.stream()];
        if (track != null) {
          out.write(packet.pointer(), track, input.stream(packet.stream()).time_base());
        }
      }
    }
    return to;
  }

  @Test
  void probe_coverPicture_isNoVideo() {
    Path jpeg =
        Film.of(SCENERY, FILM_RATE, 1)
            .codec("mjpeg", Map.of("strict", "-1"))
            .with(Sound.clicks("aac", 48_000, 2, List.of(new Span(0, 1)), 0.5))
            .write(folder.resolve("jpeg.mov"));
    Path cover =
        Film.remux(
            jpeg,
            folder.resolve("cover.m4a"),
            Map.of(),
            stream -> {
              if (stream.codecpar().codec_type() == AVMEDIA_TYPE_VIDEO) {
                stream.disposition(AV_DISPOSITION_ATTACHED_PIC);
              }
            });

    assertRefused(cover, ErrorCode.MASTER_NOT_VIDEO).hasMessage("cover.m4a has no video stream");
  }

  @Test
  void probe_stillPicture_isNoVideo() throws IOException {
    Path jpeg =
        Film.of(SCENERY, FILM_RATE, 1)
            .codec("mjpeg", Map.of("strict", "-1"))
            .write(folder.resolve("jpeg.avi"));
    try (MediaInput input = MediaInput.open(MasterSource.of(jpeg));
        Packet packet = Packet.empty()) {
      input.read(packet);
      Files.write(folder.resolve("still.jpg"), packet.bytes());
    }

    assertRefused(folder.resolve("still.jpg"), ErrorCode.MASTER_NOT_VIDEO)
        .hasMessageContaining("still.jpg is a still picture");
  }

  @Test
  void probe_playlist_isRefusedForItsContentIdWouldNotNameTheFilm() throws IOException {
    FILM.write(folder.resolve("part.ts"));
    Path list =
        Files.writeString(
            folder.resolve("list.m3u8"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:2,\npart.ts\n#EXT-X-ENDLIST\n");

    assertRefused(list, ErrorCode.MASTER_UNSUPPORTED)
        .hasMessage("list.m3u8 only lists other files (hls), and Pershot takes one video");
  }

  @Test
  void probe_alphaBesideThePicture_isRefused() {
    Path vp9 =
        Film.of(SCENERY, FILM_RATE, 12)
            .codec("libvpx-vp9", Map.of("deadline", "realtime"))
            .write(folder.resolve("opaque.webm"));
    Path alpha =
        Film.remux(
            vp9,
            folder.resolve("alpha.webm"),
            Map.of(),
            stream -> {
              AVDictionary tags = new AVDictionary(null);
              av_dict_set(tags, "alpha_mode", "1", 0);
              stream.metadata(tags);
            });

    assertThat(OpenedMaster.probe(vp9).frames()).isEqualTo(12);
    assertRefused(alpha, ErrorCode.MASTER_UNSUPPORTED).hasMessageContaining("alpha channel");
  }

  /** Two planes only: what reads three would crash. */
  @Test
  void probe_semiPlanarPictures_areRefused() {
    Path nv12 =
        Film.of(SCENERY, FILM_RATE, 12)
            .codec("rawvideo", Map.of("pixel_format", "nv12"))
            .write(folder.resolve("nv12.nut"));

    assertRefused(nv12, ErrorCode.MASTER_UNSUPPORTED)
        .hasMessageContaining("its pixel format is nv12");
  }

  @Test
  void inspect_interlacedFrames_areRefused() {
    Path interlaced =
        Film.of(SCENERY, FILM_RATE, 12)
            .codec("libx264", Map.of("flags", "+ildct+ilme", "preset", "veryfast"))
            .write(folder.resolve("interlaced.mkv"));

    assertRefused(interlaced, ErrorCode.MASTER_UNSUPPORTED).hasMessageContaining("interlaced");
  }

  @Test
  void probe_textNamedAsVideo_isUnreadable() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "This is no film.\n".repeat(100));

    assertRefused(text, ErrorCode.MASTER_UNREADABLE)
        .hasMessageContaining("text.mp4 is not a video file that FFmpeg can read");
  }

  @Test
  void probe_noise_isUnreadable() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("noise.mp4"), noise);

    assertRefused(file, ErrorCode.MASTER_UNREADABLE).hasMessageContaining("noise.mp4 is not");
  }

  @ParameterizedTest
  @CsvSource({"mp4", "mkv", "avi"})
  void probe_fileThatBreaksOff_isNeverTakenForAShorterFilm(String suffix) throws IOException {
    byte[] bytes = Files.readAllBytes(FILM.write(folder.resolve("whole." + suffix)));
    for (int part = 5; part < 100; part += 19) {
      byte[] start = Arrays.copyOf(bytes, bytes.length * part / 100);
      Path cut = Files.write(folder.resolve("broken-off." + suffix), start);

      assertRefused(cut, null).hasMessageMatching(".*(truncated|does not decode|no picture).*");
    }
  }

  /** The header comes first, so that it opens; and all but the last packets are there. */
  @Test
  void probe_webReadyFileThatLacksItsEnd_isRefused() throws IOException {
    Path whole = FILM.write(folder.resolve("web.mp4"), Map.of("movflags", "+faststart"));
    byte[] bytes = Files.readAllBytes(whole);
    for (int missing : new int[] {1, 50, 2_000}) {
      byte[] start = Arrays.copyOf(bytes, bytes.length - missing);
      Path cut = Files.write(folder.resolve("web-cut.mp4"), start);

      assertRefused(cut, ErrorCode.MASTER_DAMAGED).hasMessageContaining("truncated");
    }
  }

  @Test
  void inspect_damagedSound_isRefusedAndSaysWhere() throws IOException {
    byte[] bytes = Files.readAllBytes(film);
    try (MediaInput input = MediaInput.open(MasterSource.of(film));
        Packet packet = Packet.empty()) {
      while (input.read(packet)) {
        if (packet.stream() == 1 && packet.pts() > 24_000) {
          Arrays.fill(
              bytes, (int) packet.pointer().pos(), (int) packet.pointer().pos() + 4, (byte) 7);
        }
      }
    }
    Path damaged = Files.write(folder.resolve("hiss.mp4"), bytes);

    assertRefused(damaged, ErrorCode.MASTER_DAMAGED)
        .hasMessageMatching("the sound of hiss.mp4 does not decode: .*, after 0.5\\d\\d s of it");
  }

  /** H.265 can carry checksums; a flipped bit then is found without another copy to compare. */
  @Test
  void inspect_spoiltPicturesWithChecksums_areFound() throws IOException {
    Path whole =
        Film.of(SCENERY, FILM_RATE, FRAMES)
            .codec(
                "libx265",
                Map.of(
                    "preset",
                    "ultrafast",
                    "x265-params",
                    "hash=1:crf=10:keyint=12:pools=none:frame-threads=1:log-level=none"))
            .write(folder.resolve("md5.mp4"));
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(4);
    for (int i = 0; i < 12; i++) {
      byte[] copy = bytes.clone();
      copy[bytes.length / 4 + random.nextInt(bytes.length / 2)] ^= 0x10;
      Path spoilt = Files.write(folder.resolve("md5-spoilt.mp4"), copy);

      assertRefused(spoilt, ErrorCode.MASTER_DAMAGED).hasMessageContaining("frame");
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Path file, @org.jspecify.annotations.Nullable ErrorCode code) {
    return assertThatThrownBy(() -> OpenedMaster.of(file))
        .isInstanceOfSatisfying(
            PershotException.class,
            e -> {
              assertThat(e.code().exitCode()).isEqualTo(4);
              if (code != null) {
                assertThat(e.code()).isEqualTo(code);
              }
            })
        .hasMessageNotContaining("\n");
  }
}
