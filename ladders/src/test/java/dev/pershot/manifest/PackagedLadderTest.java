package dev.pershot.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackagedLadderTest {
  private static final Resolution HD = new Resolution(1280, 720);

  @Test
  void json_roundTrip_isEqual() {
    for (PackagedLadder ladder : List.of(LadderFixture.ntsc(), LadderFixture.palWithoutAudio())) {
      byte[] json = Json.canonical(ladder);
      PackagedLadder read = Json.read(json, PackagedLadder.class, ErrorCode.STORE_CORRUPT, "test");

      assertThat(read).isEqualTo(ladder);
      assertThat(Json.canonical(read)).isEqualTo(json);
    }
  }

  @Test
  void rungs_boundariesThatDiffer_areNamed() {
    assertThatThrownBy(() -> ladder(rung("a", 50, 50), rung("b", 49, 51)))
        .hasMessageContaining("media/b/1.m4s")
        .hasMessageContaining("0 to 25600, not 0 to 25088");
    assertThatThrownBy(() -> ladder(rung("a", 50, 50), rung("b", 100)))
        .hasMessageContaining("media/b has 1 of 2");
    assertThatThrownBy(() -> ladder(rung("a", 50), rung("b", 51)))
        .hasMessageContaining("media/b/1.m4s");
  }

  @Test
  void rungs_sameName_isRefused() {
    assertThatThrownBy(() -> ladder(rung("a", 50), rung("a", 50))).hasMessageContaining(": a");
    assertThatThrownBy(() -> ladder(rung("main", 50))).hasMessageContaining("main");
    assertThatThrownBy(() -> ladder(rung("a-iframes", 50))).hasMessageContaining("a-iframes");
  }

  @Test
  void audio_endsEarly_isRefused() {
    List<VideoTrack> video = List.of(rung("a", 50, 50));
    AudioTrack late = LadderFixture.audio("eng", LadderFixture.PAL, 53, 50);
    AudioTrack shorter = LadderFixture.audio("eng", LadderFixture.PAL, 50, 40);

    assertThatThrownBy(() -> new PackagedLadder(video, Optional.of(late)))
        .hasMessageContaining("the end of 1.m4s in media/audio-1 should be at 2.000000 s");
    assertThatThrownBy(() -> new PackagedLadder(video, Optional.of(shorter)))
        .hasMessageContaining("the end of 2.m4s in media/audio-1 should be at 4.000000 s");
  }

  @Test
  void track_gapBetweenSegments_isRefused() {
    Segment first = new Segment("1.m4s", 0, 100, 10, List.of());
    Segment late = new Segment("2.m4s", 101, 100, 10, List.of());
    Segment misnamed = new Segment("3.m4s", 100, 100, 10, List.of());

    assertThatThrownBy(() -> track(first, late)).hasMessageContaining("tick 100, not 101");
    assertThatThrownBy(() -> track(first, misnamed)).hasMessageContaining("should be 2.m4s");
    assertThatThrownBy(() -> track()).hasMessageContaining("at least one segment");
  }

  @Test
  void segment_iFramesThatLeaveAGap_areRefused() {
    IFrame first = new IFrame(0, 10, 0, 50);
    IFrame second = new IFrame(10, 10, 50, 50);

    assertThat(new Segment("1.m4s", 0, 100, 20, List.of(first, second)).iFrames()).hasSize(2);
    assertThatThrownBy(() -> new Segment("1.m4s", 0, 100, 20, List.of(first)))
        .hasMessageContaining("end at tick 100");
    assertThatThrownBy(() -> new Segment("1.m4s", 0, 100, 19, List.of(first, second)))
        .hasMessageContaining("within 19 bytes");
    assertThatThrownBy(() -> new Segment("1.m4s", 0, 100, 20, List.of(second)))
        .hasMessageContaining("should start at tick 0");
  }

  @Test
  void video_segmentWithoutIFrame_isRefused() {
    Track track = track(new Segment("1.m4s", 0, 100, 10, List.of()));

    assertThatThrownBy(() -> new VideoTrack(track, HD, LadderFixture.PAL))
        .hasMessageContaining("media/a/1.m4s does not start with an IDR frame");
  }

  @Test
  void names_thatCouldLeaveTheFolder_areRefused() {
    List<Segment> one = List.of(new Segment("1.m4s", 0, 100, 10, List.of()));

    assertThatThrownBy(() -> new Segment("../1.m4s", 0, 100, 10, List.of()))
        .hasMessageContaining("plain name");
    assertThatThrownBy(() -> new Track("media/../x", "init.mp4", 1, 1, "avc1", one))
        .hasMessageContaining("media/../x");
    assertThatThrownBy(() -> new Track("media/x", "a\"b", 1, 1, "avc1", one))
        .hasMessageContaining("plain name");
    assertThatThrownBy(() -> new Track("media/x", "init.mp4", 1, 1, "avc1,mp4a", one))
        .hasMessageContaining("avc1,mp4a");
  }

  private static Track track(Segment... segments) {
    return new Track("media/a", "init.mp4", 1, 1000, "avc1.64001f", List.of(segments));
  }

  private static VideoTrack rung(String name, int... frames) {
    return LadderFixture.video(name, HD, "avc1.64001f", LadderFixture.PAL, 100, frames);
  }

  private static PackagedLadder ladder(VideoTrack... rungs) {
    return new PackagedLadder(List.of(rungs), Optional.empty());
  }
}
