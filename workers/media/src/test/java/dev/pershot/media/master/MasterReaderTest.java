package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Pictures;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lossless films, so that the painted pictures are the oracle: what the reader hands out as frame
 * 57 is the picture that was painted as number 57.
 */
class MasterReaderTest {
  private static final FrameRate NTSC = new FrameRate(30_000, 1001);
  private static final int FRAMES = 100;
  private static final Scenery SCENERY = Scenery.of(new Resolution(128, 96), 1);
  private static final Scenery DEEP = Scenery.tenBit(new Resolution(128, 96), 1);

  private static final Film H264 =
      Film.of(SCENERY, NTSC, FRAMES)
          .codec("libx264", Map.of("qp", "0", "bf", "3", "g", "12", "preset", "veryfast"));
  private static final Film H264_OPEN_GOP =
      H264.codec(
          "libx264",
          Map.of(
              "qp", "0", "bf", "3", "g", "12", "preset", "veryfast", "x264-params", "open-gop=1"));
  private static final Film H265_OPEN_GOP =
      Film.of(DEEP, NTSC, FRAMES)
          .codec(
              "libx265",
              Map.of(
                  "preset",
                  "ultrafast",
                  "x265-params",
                  "lossless=1:open-gop=1:keyint=12:min-keyint=12:bframes=3:pools=none:"
                      + "frame-threads=1:log-level=none"));
  private static final Film FFV1 =
      Film.of(DEEP, NTSC, FRAMES).codec("ffv1", Map.of("level", "3", "slicecrc", "1"));

  @TempDir static Path folder;

  static Stream<Arguments> films() {
    return Stream.of(
        Arguments.of("H.264 in MP4", H264, "a.mp4"),
        Arguments.of("H.264 in Matroska", H264, "b.mkv"),
        Arguments.of("H.264 in a transport stream", H264, "c.ts"),
        Arguments.of("H.264 in QuickTime", H264, "d.mov"),
        Arguments.of("H.264 with open groups in MP4", H264_OPEN_GOP, "e.mp4"),
        Arguments.of("H.264 with open groups in a transport stream", H264_OPEN_GOP, "f.ts"),
        Arguments.of("H.265 with open groups, 10 bits, in MP4", H265_OPEN_GOP, "g.mp4"),
        Arguments.of("H.265 with open groups, 10 bits, in Matroska", H265_OPEN_GOP, "h.mkv"),
        Arguments.of("FFV1 with 10 bits in Matroska", FFV1, "i.mkv"),
        Arguments.of("H.264 that starts at 10 s", H264.times(i -> 300 + i), "j.mp4"),
        Arguments.of("lossless VP9 in WebM", vp9(), "k.webm"));
  }

  private static Film vp9() {
    return Film.of(SCENERY, NTSC, FRAMES)
        .codec("libvpx-vp9", Map.of("lossless", "1", "g", "24", "deadline", "realtime"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("films")
  void read_anyRange_givesExactlyItsFrames(String name, Film film, String file) {
    OpenedMaster master = OpenedMaster.of(film.write(folder.resolve(file)));
    List<Integer> painted = checksums(film.scenery(), 0, FRAMES);

    assertThat(master.master().video().frameRate()).isEqualTo(NTSC);
    assertThat(master.index().checksums()).isEqualTo(painted);
    Random random = new Random(7);
    for (int i = 0; i < 25; i++) {
      int start = random.nextInt(FRAMES);
      int end = Math.min(FRAMES, start + 1 + random.nextInt(20));
      assertThat(read(master, new FrameRange(start, end)))
          .as("frames %d to %d", start, end)
          .isEqualTo(painted.subList(start, end));
    }
  }

  private static List<Integer> checksums(Pictures scenery, int from, int to) {
    return IntStream.range(from, to)
        .map(
            number -> {
              try (Frame picture = scenery.picture(number)) {
                return picture.checksum();
              }
            })
        .boxed()
        .toList();
  }

  private static List<Integer> read(OpenedMaster master, FrameRange range) {
    return read(master.file(), master, range);
  }

  private static List<Integer> read(Path file, OpenedMaster master, FrameRange range) {
    List<Integer> checksums = new ArrayList<>();
    try (MasterReader reader =
        MasterReader.open(MasterSource.of(file), master.master(), master.index(), range)) {
      for (int i = range.start(); i < range.end(); i++) {
        checksums.add(reader.read().checksum());
      }
    }
    return checksums;
  }

  /** The file starts 7 frames before the film does, as when a cut was made without encoding. */
  @Test
  void read_behindAnEditList_countsFromTheFirstFrameShown() {
    Film cut = H264.times(i -> i - 7);
    OpenedMaster master = OpenedMaster.of(cut.write(folder.resolve("editlist.mp4")));

    assertThat(master.index().checksums()).isEqualTo(checksums(SCENERY, 7, FRAMES));
    assertThat(read(master, new FrameRange(3, 9))).isEqualTo(checksums(SCENERY, 10, 16));
    assertThat(read(master, new FrameRange(80, 93))).isEqualTo(checksums(SCENERY, 87, 100));
  }

  @Test
  void read_fileWhoseNameLooksLikeAProtocol_isRead() throws IOException {
    Path odd = H264.write(folder.resolve("odd.mp4"));
    Path here = Path.of("").toAbsolutePath().relativize(folder).resolve("take:1.mp4");
    Files.copy(odd, here);

    assertThat(OpenedMaster.of(here).index().frames()).isEqualTo(FRAMES);
  }

  @Test
  void open_beyondTheEnd_isRefused() {
    OpenedMaster master = OpenedMaster.of(H264.write(folder.resolve("short.mp4")));

    assertThatThrownBy(() -> read(master, new FrameRange(90, 101)))
        .isInstanceOf(PershotException.class)
        .hasMessage("frames [90, 101) wanted of a master that has 100");
  }

  @Test
  void read_moreThanTheRange_isAMistakeOfTheCaller() {
    OpenedMaster master = OpenedMaster.of(H264.write(folder.resolve("more.mp4")));

    try (MasterReader reader =
        MasterReader.open(master.source(), master.master(), master.index(), new FrameRange(4, 5))) {
      assertThat(reader.read().pts()).isEqualTo(master.index().pts().get(4));
      assertThatThrownBy(reader::read).isInstanceOf(IllegalStateException.class);
    }
  }

  /** Else a shot late in a film would be decoded from the film's beginning. */
  @ParameterizedTest
  @ValueSource(strings = {"closed.mp4", "open.mp4", "open.ts", "open265.mp4"})
  void open_lateRange_decodesOnlyFromNearby(String name) throws IOException {
    Film film =
        name.startsWith("closed") ? H264 : name.contains("265") ? H265_OPEN_GOP : H264_OPEN_GOP;
    OpenedMaster master = OpenedMaster.of(film.write(folder.resolve(name)));
    Path damaged = folder.resolve("damaged-" + name);
    byte[] bytes = Files.readAllBytes(master.file());
    spoil(bytes, bytes.length / 5, 64);
    Files.write(damaged, bytes);

    assertThat(read(damaged, master, new FrameRange(80, 100)))
        .isEqualTo(checksums(film.scenery(), 80, 100));
    assertThatThrownBy(() -> read(damaged, master, new FrameRange(0, 100)))
        .isInstanceOf(PershotException.class);
  }

  static Stream<Arguments> containers() {
    return Stream.of(
        Arguments.of(H264, "mp4"),
        Arguments.of(H264, "mkv"),
        Arguments.of(H264, "ts"),
        Arguments.of(H265_OPEN_GOP, "mp4"),
        Arguments.of(FFV1, "mkv"));
  }

  @ParameterizedTest(name = "{1} {index}")
  @MethodSource("containers")
  void read_fileWithSpoiltBytes_failsAndNamesTheFrame(Film film, String suffix) throws IOException {
    OpenedMaster master =
        OpenedMaster.of(film.write(folder.resolve("spoilt-" + film.codec() + "." + suffix)));
    byte[] bytes = Files.readAllBytes(master.file());
    Random random = new Random(3);
    for (int i = 0; i < 10; i++) {
      byte[] copy = bytes.clone();
      spoil(copy, bytes.length / 4 + random.nextInt(bytes.length / 2), 8);
      Path damaged = Files.write(folder.resolve("spoilt-copy." + suffix), copy);

      assertThatThrownBy(() -> read(damaged, master, new FrameRange(0, FRAMES)))
          .isInstanceOfSatisfying(
              PershotException.class,
              e ->
                  assertThat(e.code())
                      .isIn(
                          ErrorCode.MASTER_DAMAGED,
                          ErrorCode.FRAME_DIFFERS,
                          ErrorCode.FRAMES_MISSING))
          .hasMessageMatching(".*frame \\d+.*")
          .hasMessageNotContaining("\n");
    }
  }

  @ParameterizedTest(name = "{1} {index}")
  @MethodSource("containers")
  void read_fileThatBreaksOff_failsAndNamesTheFrame(Film film, String suffix) throws IOException {
    OpenedMaster master =
        OpenedMaster.of(film.write(folder.resolve("cut-" + film.codec() + "." + suffix)));
    byte[] bytes = Files.readAllBytes(master.file());
    byte[] half = java.util.Arrays.copyOf(bytes, bytes.length / 2);
    Path cut = Files.write(folder.resolve("cut-copy." + suffix), half);

    assertThatThrownBy(() -> read(cut, master, new FrameRange(0, FRAMES)))
        .isInstanceOf(PershotException.class)
        .hasMessageMatching(suffix.equals("mp4") ? ".*truncated.*" : ".*frame \\d+.*");
  }

  private static void spoil(byte[] bytes, int from, int count) {
    for (int i = from; i < from + count; i++) {
      bytes[i] ^= (byte) 0xff;
    }
  }

  @Test
  void read_openGroupsOfARealFile_givesExactlyTheFrames() {
    OpenedMaster master =
        OpenedMaster.of(SharedMedia.require("nasty/open_gop_hevc_1080p_10s_mediabunny.mp4"));

    assertThat(master.index().keyFrames()).containsExactly(0, 250);
    for (FrameRange range : List.of(new FrameRange(244, 254), new FrameRange(250, 256))) {
      assertThat(read(master, range))
          .isEqualTo(master.index().checksums().subList(range.start(), range.end()));
    }
  }
}
