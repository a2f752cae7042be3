package dev.pershot.manifest;

import static dev.pershot.manifest.PlaylistOracle.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.model.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Playlists as an independent parser reads them. */
class HlsPlaylistsTest {
  private static final Resolution HD = new Resolution(1280, 720);

  private final PackagedLadder ntsc = LadderFixture.ntsc();
  private final Map<String, String> playlists = HlsPlaylists.of(ntsc);

  @Test
  void paths_areOneForEachTrackAndOneIFramesForEachResolution() {
    assertThat(playlists.keySet())
        .containsExactly(
            "hls/audio-1.m3u8",
            "hls/main.m3u8",
            "hls/video-1280x720-2-iframes.m3u8",
            "hls/video-1280x720-2.m3u8",
            "hls/video-1280x720-3.m3u8",
            "hls/video-640x360-1-iframes.m3u8",
            "hls/video-640x360-1.m3u8");
  }

  @Test
  void variants_stateWhatPlayersChooseBy() {
    Map<String, Object> main = main(playlists);
    BitRates sound = BitRates.ofSegments(ntsc.audio().orElseThrow().track(), 6);

    assertThat(main).containsEntry("version", 7).containsEntry("independentSegments", true);
    assertThat(list(main, "variants")).hasSize(3);
    for (Map<String, Object> variant : list(main, "variants")) {
      VideoTrack rung = rung(variant);
      BitRates rates = BitRates.ofSegments(rung.track(), 6);
      assertThat(variant)
          .containsEntry("bandwidth", rates.peak() + sound.peak())
          .containsEntry("averageBandwidth", rates.average() + sound.average())
          .containsEntry("codecs", List.of(rung.track().codecs(), "mp4a.40.2"))
          .containsEntry("resolution", size(rung.resolution()))
          .containsEntry("frameRate", 29.97)
          .containsEntry("audio", "audio")
          .containsEntry("closedCaptionsNone", true)
          .containsEntry("videoRange", "SDR");
    }
  }

  @Test
  void variants_areListedLowestFirst() {
    assertThat(list(main(playlists), "variants"))
        .extracting(variant -> variant.get("uri"))
        .containsExactly("video-640x360-1.m3u8", "video-1280x720-2.m3u8", "video-1280x720-3.m3u8");
  }

  @Test
  void audio_isOneDefaultRendition() {
    assertThat(list(main(playlists), "alternativeRenditions"))
        .singleElement()
        .satisfies(
            audio ->
                assertThat(audio)
                    .containsEntry("type", "AUDIO")
                    .containsEntry("groupId", "audio")
                    .containsEntry("language", "en")
                    .containsEntry("name", "English")
                    .containsEntry("defaultRendition", true)
                    .containsEntry("autoSelect", true)
                    .containsEntry("uri", "audio-1.m3u8")
                    .hasEntrySatisfying(
                        "channels", c -> assertThat(c.toString()).contains("count=2")));
  }

  @Test
  void iFrameVariants_areTheLowestRungOfEachResolution() {
    List<Map<String, Object>> variants = list(main(playlists), "iFrameVariants");

    assertThat(variants)
        .extracting(variant -> variant.get("uri"))
        .containsExactly("video-640x360-1-iframes.m3u8", "video-1280x720-2-iframes.m3u8");
    for (Map<String, Object> variant : variants) {
      VideoTrack rung = rung(variant);
      BitRates rates = BitRates.ofIFrames(rung.track(), 6);
      assertThat(variant)
          .containsEntry("bandwidth", rates.peak())
          .containsEntry("averageBandwidth", rates.average())
          .containsEntry("codecs", List.of(rung.track().codecs()))
          .containsEntry("resolution", size(rung.resolution()))
          .containsEntry("videoRange", "SDR");
    }
  }

  @Test
  void mediaPlaylists_haveTheTracksSegments() {
    for (Track track : ntsc.tracks()) {
      Map<String, Object> playlist = media(playlists, track.name());
      List<Map<String, Object>> listed = list(playlist, "mediaSegments");

      assertThat(playlist)
          .containsEntry("targetDuration", 6)
          .containsEntry("playlistType", "VOD")
          .containsEntry("ongoing", false)
          .containsEntry("iFramesOnly", false);
      assertThat(listed).hasSameSizeAs(track.segments());
      for (int i = 0; i < listed.size(); i++) {
        Segment segment = track.segments().get(i);
        assertThat(listed.get(i))
            .containsEntry("uri", "../" + track.folder() + "/" + segment.file());
        assertThat(duration(listed.get(i)))
            .isCloseTo((double) segment.durationTicks() / track.timescale(), within(1e-6))
            .isLessThan(6.5);
      }
      assertThat(listed.get(0))
          .containsEntry("segmentMap", Map.of("uri", "../" + track.folder() + "/init.mp4"));
    }
  }

  @Test
  void targetDuration_isTheLongestSegmentRounded() {
    assertThat(target(137)).isEqualTo(5);
    assertThat(target(138)).isEqualTo(6);
    assertThat(target(1)).isEqualTo(1);
  }

  private static int target(int frames) {
    return HlsPlaylists.targetSeconds(
        new PackagedLadder(
            List.of(LadderFixture.video("a", HD, "avc1.64001f", LadderFixture.PAL, 9, frames, 1)),
            Optional.empty()));
  }

  @Test
  void durations_ofNtsc_areExact() {
    assertThat(playlists.get("hls/video-640x360-1.m3u8"))
        .contains("#EXTINF:6.006000,\n", "#EXTINF:3.003000,\n", "#EXTINF:5.805800,\n");
  }

  @Test
  void durations_thatNeedMoreDecimals_addUpWithoutDrift() {
    int[] frames = new int[9000];
    Arrays.fill(frames, 1);
    VideoTrack rung = LadderFixture.video("a", HD, "avc1.64001f", LadderFixture.NTSC, 100, frames);
    Map<String, String> texts =
        HlsPlaylists.of(new PackagedLadder(List.of(rung), Optional.empty()));

    double sum =
        list(media(texts, "a"), "mediaSegments").stream()
            .mapToDouble(HlsPlaylistsTest::duration)
            .sum();

    assertThat(sum).isCloseTo(9000 * 1001 / 30000.0, within(1e-6));
  }

  @Test
  void iFramePlaylist_hasEachIFrameByItsRange() {
    Track track = ntsc.video().get(0).track();
    Map<String, Object> playlist = media(playlists, track.name() + "-iframes");
    List<Map<String, Object>> listed = list(playlist, "mediaSegments");
    int next = 0;

    assertThat(playlist).containsEntry("iFramesOnly", true).containsEntry("targetDuration", 6);
    assertThat(listed.get(0)).containsKey("segmentMap");
    for (Segment segment : track.segments()) {
      for (IFrame frame : segment.iFrames()) {
        Map<String, Object> entry = listed.get(next++);
        assertThat(entry)
            .containsEntry("uri", "../" + track.folder() + "/" + segment.file())
            .containsEntry("byteRange", Map.of("length", frame.bytes(), "offset", frame.offset()));
        assertThat(duration(entry))
            .isCloseTo((double) frame.durationTicks() / track.timescale(), within(1e-6));
      }
    }
    assertThat(listed).hasSize(next);
  }

  @Test
  void withoutAudio_neitherGroupNorItsCodecIsNamed() {
    Map<String, String> texts = HlsPlaylists.of(LadderFixture.palWithoutAudio());
    Map<String, Object> main = main(texts);

    assertThat(list(main, "alternativeRenditions")).isEmpty();
    assertThat(list(main, "variants"))
        .allSatisfy(
            variant ->
                assertThat(variant)
                    .doesNotContainKey("audio")
                    .containsEntry("codecs", List.of(rung(variant).track().codecs()))
                    .containsEntry("frameRate", 25.0));
    assertThat(texts.get(HlsPlaylists.MAIN)).contains("FRAME-RATE=25.000");
  }

  @Test
  void oneShortSegment_hasATargetOfOneSecondAndItsAverageAsPeak() {
    Map<String, String> texts = HlsPlaylists.of(LadderFixture.oneShortSegment());
    Map<String, Object> variant = list(main(texts), "variants").get(0);

    assertThat(media(texts, "video-1280x720-1")).containsEntry("targetDuration", 1);
    assertThat(variant.get("averageBandwidth")).isEqualTo(variant.get("bandwidth"));
  }

  @Test
  void language_thatIsHostile_doesNotBreakOut() {
    AudioTrack hostile =
        LadderFixture.audio("en\",URI=\"http://x\n#EXT-X-ENDLIST", LadderFixture.PAL, 10);
    PackagedLadder ladder =
        new PackagedLadder(LadderFixture.oneShortSegment().video(), Optional.of(hostile));

    String text = HlsPlaylists.of(ladder).get(HlsPlaylists.MAIN);

    assertThat(text).contains("NAME=\"Main\",LANGUAGE=\"und\"").doesNotContain("http");
  }

  @Test
  void texts_areLinesWithoutBlanksOrControls() {
    assertThat(playlists.values())
        .allSatisfy(text -> assertThat(text).matches("#EXTM3U\n([\\x21-\\x7e]+[^\\p{Cntrl}]*\n)+"));
  }

  private static Map<String, Object> size(Resolution resolution) {
    return Map.of("width", resolution.width(), "height", resolution.height());
  }

  private static double duration(Map<String, Object> segment) {
    return segment.get("duration") instanceof Double seconds ? seconds : Double.NaN;
  }

  private static VideoTrack rung(Map<String, Object> variant) {
    String name = String.valueOf(variant.get("uri")).replaceFirst("(-iframes)?\\.m3u8$", "");
    return List.of(LadderFixture.ntsc(), LadderFixture.palWithoutAudio()).stream()
        .flatMap(ladder -> ladder.video().stream())
        .filter(rung -> rung.track().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> main(Map<String, String> texts) {
    return PlaylistOracle.multivariant(text(texts, HlsPlaylists.MAIN));
  }

  private static Map<String, Object> media(Map<String, String> texts, String name) {
    return PlaylistOracle.media(text(texts, "hls/" + name + ".m3u8"));
  }

  private static String text(Map<String, String> texts, String path) {
    return Optional.ofNullable(texts.get(path)).orElseThrow();
  }
}
