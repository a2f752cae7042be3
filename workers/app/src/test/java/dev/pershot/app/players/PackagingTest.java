package dev.pershot.app.players;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.app.players.MediaPlaylist.Entry;
import dev.pershot.ladder.Ladder.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagingTest {
  /** Playlists round each duration to a microsecond. */
  private static final double ROUNDING = 1e-6;

  private final GeneratedLadder ladder = GeneratedLadder.get();
  private final Path hls = ladder.folder().resolve("hls");
  private final List<MediaPlaylist> rungs = read("%s.m3u8");
  private final MediaPlaylist audio = MediaPlaylist.read(hls.resolve("audio.m3u8"));

  PackagingTest() throws IOException {}

  private List<MediaPlaylist> read(String name) throws IOException {
    List<MediaPlaylist> playlists = new ArrayList<>();
    for (Rung rung : ladder.ladder().rungs()) {
      playlists.add(MediaPlaylist.read(hls.resolve(name.formatted(rung.name()))));
    }
    return playlists;
  }

  private List<MediaPlaylist> iFrames() throws IOException {
    List<MediaPlaylist> playlists = new ArrayList<>();
    for (ParsedPlaylist variant : multivariant().list("iFrameVariants")) {
      playlists.add(MediaPlaylist.read(variant.resolve(variant.text("uri"))));
    }
    return playlists;
  }

  private List<MediaPlaylist> all() throws IOException {
    return Stream.of(rungs, List.of(audio), iFrames()).flatMap(List::stream).toList();
  }

  private ParsedPlaylist multivariant() throws IOException {
    return ParsedPlaylist.multivariant(hls.resolve("main.m3u8"));
  }

  @Test
  void multivariantPlaylist_variants_areTheRungs() throws IOException {
    List<ParsedPlaylist> variants = multivariant().list("variants");

    assertThat(variants).hasSameSizeAs(rungs);
    for (int i = 0; i < rungs.size(); i++) {
      Rung rung = ladder.ladder().rungs().get(i);
      ParsedPlaylist variant =
          variants.stream()
              .filter(candidate -> candidate.text("uri").equals(rung.name() + ".m3u8"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no variant for " + rung.name()));
      assertThat(variant.text("codecs")).isEqualTo("[" + rung.codecs() + ", mp4a.40.2]");
      assertThat(variant.get("resolution").number("width")).isEqualTo(rung.resolution().width());
      assertThat(variant.get("resolution").number("height")).isEqualTo(rung.resolution().height());
      double rate = bitsPerSecond(rungs.get(i)) + bitsPerSecond(audio);
      assertThat(variant.number("averageBandwidth")).isCloseTo(rate, within(0.01 * rate));
      assertThat(variant.number("bandwidth")).isBetween(rate, 2 * rate);
    }
  }

  private static double bitsPerSecond(MediaPlaylist playlist) throws IOException {
    long bytes = 0;
    for (Entry segment : playlist.entries()) {
      bytes += Files.size(segment.file());
    }
    return 8 * bytes / playlist.seconds();
  }

  @Test
  void playlists_together_nameEveryFileOfTheOutputAndNoOther() throws IOException {
    TreeSet<Path> named = new TreeSet<>(List.of(hls.resolve("main.m3u8")));
    for (MediaPlaylist playlist : all()) {
      named.add(playlist.file());
      named.add(playlist.init());
      playlist.entries().forEach(entry -> named.add(entry.file()));
    }

    List<Path> there = new ArrayList<>();
    for (Path folder : List.of(hls, ladder.folder().resolve("media"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        there.addAll(files.filter(Files::isRegularFile).toList());
      }
    }
    assertThat(there).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void playlists_durations_addUpToTheTitle() throws IOException {
    for (MediaPlaylist playlist : all()) {
      double wanted = playlist.equals(audio) ? ladder.audioSeconds() : ladder.seconds();
      assertThat(playlist.seconds())
          .as("%s", playlist.file())
          .isCloseTo(wanted, within(ROUNDING * playlist.entries().size()));
    }
  }

  @Test
  void playlists_targetDuration_isOneAndCoversEverySegment() throws IOException {
    for (MediaPlaylist playlist : all()) {
      assertThat(playlist.targetDuration()).isEqualTo(audio.targetDuration());
      // RFC 8216, section 4.3.3.1.
      assertThat(playlist.entries())
          .allMatch(segment -> Math.round(segment.seconds()) <= playlist.targetDuration());
    }
  }

  /** The edit list takes the encoder's delay back, so decoding times are the playlist's. */
  @Test
  void segments_ofEveryTrack_areDecodedFromWhenThePlaylistSays() throws IOException {
    for (MediaPlaylist playlist : Stream.concat(rungs.stream(), Stream.of(audio)).toList()) {
      assertThat(playlist.hasEditList()).as("%s has an edit list", playlist.init()).isTrue();
      double ticksPerSecond = playlist.ticksPerSecond();
      double priming = playlist.equals(audio) ? 1024 / ticksPerSecond : 0;
      double start = 0;
      for (Entry segment : playlist.entries()) {
        List<Fragment> fragments = Fragment.of(segment.bytes());
        assertThat(fragments.get(0).decodeTime() / ticksPerSecond)
            .as("%s is decoded from", segment.file())
            .isCloseTo(
                start == 0 ? 0 : start + priming, within(ROUNDING * playlist.entries().size()));
        start += segment.seconds();
      }
    }
  }

  @Test
  void segments_ofAllRungs_haveTheSameFramesAtTheSameTimes() throws IOException {
    List<List<Long>> first = shown(rungs.get(0));

    assertThat(first.stream().mapToInt(List::size).sum()).isEqualTo(ladder.ladder().frames());
    for (MediaPlaylist rung : rungs) {
      assertThat(rung.ticksPerSecond()).isEqualTo(rungs.get(0).ticksPerSecond());
      assertThat(shown(rung)).as("%s", rung.file()).isEqualTo(first);
    }
  }

  /** For each segment the times of its frames, from early to late. */
  private static List<List<Long>> shown(MediaPlaylist playlist) throws IOException {
    List<List<Long>> segments = new ArrayList<>();
    for (Entry segment : playlist.entries()) {
      segments.add(shown(Fragment.of(segment.bytes())).stream().sorted().toList());
    }
    return segments;
  }

  private static List<Long> shown(List<Fragment> fragments) {
    return fragments.stream().flatMap(fragment -> fragment.shown().stream()).toList();
  }

  @Test
  void segments_eachByItself_decodeFromAnIdrPicture() throws IOException {
    double framesPerSecond = ladder.ladder().frameRate().framesPerSecond();
    for (MediaPlaylist rung : rungs) {
      for (Entry segment : rung.entries()) {
        int frames = (int) Math.round(segment.seconds() * framesPerSecond);
        assertThat(DecodedPictures.of(rung.joined(List.of(segment))))
            .as("%s", segment.file())
            .isEqualTo(new DecodedPictures(frames, true));
      }
    }
  }

  @Test
  void rungs_decodedAsAWhole_haveTheFramesOfTheMaster() throws IOException {
    for (MediaPlaylist rung : rungs) {
      assertThat(DecodedPictures.of(rung.joined(rung.entries())))
          .as("%s", rung.file())
          .isEqualTo(new DecodedPictures(CodedFilm.FRAMES, true));
    }
  }

  @Test
  void iFramePlaylists_everyRange_holdsOneIdrPicture() throws IOException {
    assertThat(iFrames()).isNotEmpty();
    for (MediaPlaylist playlist : iFrames()) {
      for (Entry picture : playlist.entries()) {
        assertThat(picture.range()).isPresent();
        assertThat(picture.range().orElseThrow().end()).isLessThanOrEqualTo(size(picture));
        assertThat(DecodedPictures.of(playlist.joined(List.of(picture))))
            .as("%s", picture)
            .isEqualTo(new DecodedPictures(1, true));
      }
    }
  }

  private static long size(Entry entry) throws IOException {
    return Files.size(entry.file());
  }

  @Test
  void shakaPackager_ofEveryTrack_readsWhatTheLadderSays() throws IOException {
    Path folder = ladder.folder().resolveSibling("packager");
    ShakaPackager packager = new ShakaPackager(NodeTools.installed(), folder);
    for (int i = 0; i < rungs.size(); i++) {
      Rung rung = ladder.ladder().rungs().get(i);
      packager.add(rung.name(), "video", rungs.get(i));
      assertThat(packager.streamInfo(rung.name()))
          .contains("codec_string: " + rung.codecs())
          .contains("width: " + rung.resolution().width())
          .contains("height: " + rung.resolution().height())
          .contains("pixel_aspect_ratio: 1:1")
          .contains("time_scale: " + rungs.get(i).ticksPerSecond());
    }
    packager.add("audio", "audio", audio);
    assertThat(packager.streamInfo("audio"))
        .contains("codec_string: mp4a.40.2")
        .contains("num_channels: 2")
        .contains("sampling_frequency: 48000");

    for (Map.Entry<String, MediaPlaylist> track : packager.packaged().entrySet()) {
      boolean isAudio = track.getKey().equals("audio");
      MediaPlaylist packaged = track.getValue();
      assertThat(shown(packaged).stream().mapToInt(List::size).sum())
          .as("samples of %s", track.getKey())
          .isEqualTo(isAudio ? ladder.audioFrames() + 1 : ladder.ladder().frames());
      // It rounds each duration to a millisecond.
      assertThat(packaged.seconds())
          .as("seconds of %s", track.getKey())
          .isCloseTo(
              isAudio ? ladder.audioSeconds() : ladder.seconds(),
              within(5e-4 * packaged.entries().size() + (isAudio ? 1024 / 48_000.0 : 0)));
    }
  }
}
