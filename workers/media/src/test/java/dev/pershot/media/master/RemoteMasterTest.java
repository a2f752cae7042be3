package dev.pershot.media.master;

import static dev.pershot.media.fixture.Specs.V0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.fixture.FarFile;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.media.fixture.Sound;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.source.BlockCache;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.source.RemoteMaster;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A master that is fetched by ranges is the master that lies in a file. */
class RemoteMasterTest {
  private static final Resolution SIZE = new Resolution(192, 108);
  private static final int FRAMES = 60;
  private static final FrameRange SHOT = new FrameRange(29, 50);

  @TempDir Path folder;

  private Path write(String name) {
    return write(name, Map.of());
  }

  private Path write(String name, Map<String, String> options) {
    return Film.of(Scenery.of(SIZE, 4), new FrameRate(25, 1), FRAMES)
        .with(
            Sound.clicks(
                name.endsWith("webm") ? "libopus" : "aac",
                48_000,
                2,
                List.of(new Sound.Span(0, 2.4)),
                0.4))
        .write(folder.resolve(name), options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "b.mov", "c.mkv", "d.ts", "e.avi"})
  void remoteMaster_ofAnyContainer_isWhatTheFileIs(String name) {
    assertSame(write(name), SHOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"faststart", "frag_keyframe+empty_moov", "frag_keyframe+empty_moov+dash"})
  void remoteMaster_ofAnyLayoutOfMp4_isWhatTheFileIs(String flags) {
    assertSame(write("film.mp4", Map.of("movflags", flags)), SHOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "masters/bbb_5s_720p25.mp4",
        "masters/sintel_trailer_16s_720p30.mp4",
        "nasty/corrupt_mdat_too_long_androidx.mp4",
        "nasty/editlist_starts_at_1s_androidx.mp4",
        "nasty/fragmented_says_143165s_androidx.mp4",
        "nasty/open_gop_hevc_1080p_10s_mediabunny.mp4",
        "nasty/sdr_10bit_vp9_426x240_androidx.webm",
        "nasty/short_3_frames_hevc_androidx.mp4",
        "nasty/subs_ass_androidx.mkv"
      })
  void remoteMaster_ofARealClip_isWhatTheFileIs(String clip) {
    assertSame(SharedMedia.require(clip), new FrameRange(1, 3));
  }

  /** Probe, inspection and a trial, each compared. */
  private void assertSame(Path file, FrameRange shot) {
    OpenedMaster local = OpenedMaster.of(file);
    FarFile far = new FarFile(file);
    RemoteMaster remote = far.source();

    Master master = OpenedMaster.probe(remote);
    assertThat(master).isEqualTo(local.master());
    FrameIndex index = MasterInspection.inspect(remote, master, 1, frame -> {});
    assertThat(index).isEqualTo(local.index());
    assertThat(stream(remote, local, shot)).isEqualTo(stream(local.source(), local, shot));
    assertThat(far.stillOpen()).isZero();
    assertThat(far.requests()).isPositive();
  }

  private String stream(MasterSource source, OpenedMaster master, FrameRange shot) {
    Resolution size = new Resolution(128, 72);
    TrialSpec spec = Specs.trial(master, shot, Specs.recipe(size, 30), List.of(V0));
    return run(source, master, Specs.sampled(spec, new FrameSampling(3)));
  }

  private String run(MasterSource source, OpenedMaster master, TrialSpec spec) {
    TrialPass pass = new TrialPass(source, master.master(), master.index(), folder, () -> {});
    EncodedShot shot = pass.run(List.of(spec)).get(0);
    return shot.trial().streamSha256() + " " + shot.trial().scores();
  }

  private static List<Integer> read(MasterSource source, OpenedMaster master, FrameRange range) {
    List<Integer> checksums = new ArrayList<>();
    try (MasterReader reader = MasterReader.open(source, master.master(), master.index(), range)) {
      for (int i = 0; i < range.length(); i++) {
        checksums.add(reader.read().checksum());
      }
    }
    return checksums;
  }

  private static IntConsumer failingFrom(int request, PershotException failure) {
    return number -> {
      if (number >= request) {
        throw failure;
      }
    };
  }

  /** FFmpeg would call it damaged, or take it for the film's end. */
  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "b.mkv", "c.ts"})
  void read_whereAnyRequestFails_failsAsItDid(String name) {
    Path file = SharedMedia.require("masters/bbb_5s_720p25.mp4");
    OpenedMaster master =
        OpenedMaster.of(Film.remux(file, folder.resolve(name), Map.of(), track -> {}));
    FrameRange all = new FrameRange(0, master.index().frames());
    FarFile whole = new FarFile(master.file());
    assertThat(read(whole.source(), master, all)).isEqualTo(master.index().checksums());

    assertThat(whole.requests()).isGreaterThan(2);
    for (int request = 0; request < whole.requests(); request++) {
      PershotException down =
          new PershotException(ErrorCode.STORE_FULL, "the network is down at " + request);
      FarFile far = new FarFile(master.file()).before(failingFrom(request, down));
      assertThatThrownBy(() -> read(far.source(), master, all)).isSameAs(down);
      assertThat(far.stillOpen()).isZero();
      assertThatThrownBy(
              () -> MasterInspection.inspect(far.source(), master.master(), 1, frame -> {}))
          .isSameAs(down);
    }
  }

  @Test
  void pass_overAMasterThatChanges_saysSo() {
    OpenedMaster master = OpenedMaster.of(SharedMedia.require("masters/bbb_5s_720p25.mp4"));
    FrameRange shot = new FrameRange(85, 125);
    FarFile whole = new FarFile(master.file());
    read(whole.source(), master, shot);
    PershotException changed =
        new PershotException(
            ErrorCode.MASTER_DAMAGED, "the master s3://films/bbb.mp4 changed while it was in use");
    FarFile far = new FarFile(master.file()).before(failingFrom(whole.requests() - 1, changed));

    assertThatThrownBy(() -> stream(far.source(), master, shot)).isSameAs(changed);
    assertThat(far.stillOpen()).isZero();
  }

  /** A playlist in a bucket must not make a worker open what it names. */
  @Test
  void probe_ofAPlaylist_opensNothingThatItNames() throws Exception {
    Path film = write("film.ts");
    Path list =
        Files.writeString(
            folder.resolve("list.m3u8"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:2.4,\n"
                + film.toUri()
                + "\n#EXT-X-ENDLIST\n");

    assertThatThrownBy(() -> OpenedMaster.probe(new FarFile(list).source()))
        .isInstanceOfSatisfying(
            PershotException.class,
            e ->
                assertThat(e.code())
                    .isIn(ErrorCode.MASTER_UNREADABLE, ErrorCode.MASTER_UNSUPPORTED));
  }

  /**
   * A large master, of which one shot is analysed: as it is read for trials whose frames are all
   * scored, twice. {@code -Dpershot.large=2000} makes the master of so many megabytes.
   */
  @ParameterizedTest
  @ValueSource(strings = {"large.mp4", "large.mov", "large.mkv"})
  void pass_overOneShotOfALargeMaster_fetchesTheShotAndLittleElse(String name) {
    OpenedMaster clip =
        OpenedMaster.of(SharedMedia.require("masters/tos_wave_t1_8s_1080p2997.mp4"));
    long wanted = Long.getLong("pershot.large", 150L) << 20;
    int times = (int) (wanted / clip.master().bytes()) + 1;
    Path file = Film.repeated(clip.file(), folder.resolve(name), clip.index().frames(), times);
    assertThat(file.toFile().length()).isGreaterThan(wanted * 9 / 10);
    OpenedMaster large = repeated(clip, file, times);
    int start = (times * 2 / 3) * clip.index().frames();
    FrameRange shot = new FrameRange(start, start + clip.index().frames() / 2);
    long own = packetBytes(clip, shot.length());

    FarFile far = new FarFile(file);
    RemoteMaster source = far.source(BlockCache.forSlots(2));
    List<Integer> expected = clip.index().checksums().subList(0, shot.length());
    for (int pass = 0; pass < 2; pass++) {
      assertThat(read(source, large, shot)).isEqualTo(expected);
    }
    System.out.printf(
        "%s of %d MB: shot %d kB, fetched %d kB in %d requests%n",
        name, file.toFile().length() >> 20, own >> 10, far.bytes() >> 10, far.requests());
    assertThat(far.bytes()).isLessThan(own * 6 / 5 + (16 << 20));
    assertThat(file.toFile().delete()).isTrue();
  }

  /** What an inspection would find, which takes an hour of film. */
  private static OpenedMaster repeated(OpenedMaster clip, Path file, int times) {
    Master master =
        MasterProbe.probe(
            MasterSource.of(file), new ContentId("0".repeat(64), file.toFile().length()));
    List<Long> shown = shown(file, master);
    int frames = clip.index().frames();
    assertThat(shown).hasSize(frames * times);
    List<Integer> keys = new ArrayList<>();
    List<Integer> checksums = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int first = i * frames;
      clip.index().keyFrames().forEach(key -> keys.add(first + key));
      checksums.addAll(clip.index().checksums());
    }
    return new OpenedMaster(
        file,
        master,
        new FrameIndex(FrameIndex.SCHEMA, master.contentId(), shown, keys, checksums));
  }

  private static List<Long> shown(Path file, Master master) {
    try (MediaInput input = MediaInput.open(MasterSource.of(file))) {
      return PacketTimes.read(input, master.video().streamIndex()).shown();
    }
  }

  private static long packetBytes(OpenedMaster clip, int frames) {
    long bytes = 0;
    int stream = clip.master().video().streamIndex();
    long end = clip.index().pts().get(frames);
    try (MediaInput input = MediaInput.open(clip.source());
        Packet packet = Packet.empty()) {
      while (input.read(packet)) {
        bytes += packet.stream() == stream && packet.pts() < end ? packet.size() : 0;
      }
    }
    return bytes;
  }
}
