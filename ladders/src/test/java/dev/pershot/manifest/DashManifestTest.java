package dev.pershot.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Resolution;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The manifest as an XML parser reads it. */
class DashManifestTest {
  private final PackagedLadder ntsc = LadderFixture.ntsc();
  private final Element mpd = parse(DashManifest.of(ntsc));

  @Test
  void mpd_isStaticWithTheTitlesDuration() {
    assertThat(mpd.getAttribute("type")).isEqualTo("static");
    assertThat(mpd.getAttribute("profiles")).isEqualTo("urn:mpeg:dash:profile:isoff-live:2011");
    assertThat(mpd.getAttribute("mediaPresentationDuration")).isEqualTo("PT28.061367S");
    assertThat(mpd.getAttribute("minBufferTime")).isEqualTo("PT6.016S");
    Element period = all(mpd, "Period").get(0);
    assertThat(period.getAttribute("start")).isEqualTo("PT0S");
    assertThat(period.getAttribute("id")).isEqualTo("1");
  }

  @Test
  void representations_stateWhatPlayersChooseBy() {
    Element video = all(mpd, "AdaptationSet").get(0);
    List<Element> representations = all(video, "Representation");

    assertThat(video.getAttribute("mimeType")).isEqualTo("video/mp4");
    assertThat(video.getAttribute("segmentAlignment")).isEqualTo("true");
    assertThat(video.getAttribute("startWithSAP")).isEqualTo("1");
    assertThat(video.getAttribute("sar")).isEqualTo("1:1");
    assertThat(representations).hasSize(3);
    for (int i = 0; i < representations.size(); i++) {
      VideoTrack rung = ntsc.video().get(i);
      Element representation = representations.get(i);
      assertThat(representation.getAttribute("id")).isEqualTo(rung.track().name());
      assertThat(representation.getAttribute("codecs")).isEqualTo(rung.track().codecs());
      assertThat(representation.getAttribute("frameRate")).isEqualTo("30000/1001");
      assertThat(
              Resolution.parse(
                  representation.getAttribute("width")
                      + "x"
                      + representation.getAttribute("height")))
          .isEqualTo(rung.resolution());
      assertThat(Long.parseLong(representation.getAttribute("bandwidth")))
          .isEqualTo(DashBandwidth.of(rung.track(), 6_016_000))
          .isBetween(
              BitRates.ofSegments(rung.track(), 6).average(),
              BitRates.ofSegments(rung.track(), 6).peak());
    }
  }

  @Test
  void audio_statesItsSound() {
    Element audio = all(mpd, "AdaptationSet").get(1);
    Element representation = all(audio, "Representation").get(0);

    assertThat(audio.getAttribute("lang")).isEqualTo("en");
    assertThat(audio.getAttribute("mimeType")).isEqualTo("audio/mp4");
    assertThat(representation.getAttribute("codecs")).isEqualTo("mp4a.40.2");
    assertThat(representation.getAttribute("audioSamplingRate")).isEqualTo("48000");
    assertThat(all(representation, "AudioChannelConfiguration").get(0).getAttribute("value"))
        .isEqualTo("2");
  }

  @Test
  void timelines_unfoldToTheSegments() {
    List<Element> sets = all(mpd, "AdaptationSet");

    assertThat(unfold(sets.get(0))).isEqualTo(boundaries(ntsc.video().get(0).track()));
    assertThat(unfold(sets.get(1))).isEqualTo(boundaries(ntsc.audio().orElseThrow().track()));
    assertThat(all(sets.get(0), "S")).hasSize(4);
  }

  @Test
  void templates_leadToTheFiles() {
    for (Element set : all(mpd, "AdaptationSet")) {
      Element template = all(set, "SegmentTemplate").get(0);
      assertThat(template.getAttribute("initialization"))
          .isEqualTo("../media/$RepresentationID$/init.mp4");
      assertThat(template.getAttribute("media"))
          .isEqualTo("../media/$RepresentationID$/$Number$.m4s");
      assertThat(template.getAttribute("startNumber")).isEqualTo("1");
    }
  }

  @Test
  void withoutAudio_thereIsOneSet() {
    Element silent = parse(DashManifest.of(LadderFixture.palWithoutAudio()));

    assertThat(all(silent, "AdaptationSet")).hasSize(1);
    assertThat(all(silent, "Representation").get(0).getAttribute("frameRate")).isEqualTo("25");
  }

  @Test
  void oneShortSegment_isBufferedWhole() {
    Element mpdOfOne = parse(DashManifest.of(LadderFixture.oneShortSegment()));

    assertThat(mpdOfOne.getAttribute("mediaPresentationDuration")).isEqualTo("PT0.4S");
    assertThat(unfold(all(mpdOfOne, "AdaptationSet").get(0))).containsExactly(0L, 5120L);
  }

  @Test
  void language_thatIsHostile_doesNotBreakOut() {
    AudioTrack hostile = LadderFixture.audio("\"><x a='&", LadderFixture.PAL, 10);
    PackagedLadder ladder =
        new PackagedLadder(LadderFixture.oneShortSegment().video(), Optional.of(hostile));

    Element parsed = parse(DashManifest.of(ladder));

    assertThat(all(parsed, "AdaptationSet").get(1).getAttribute("lang")).isEqualTo("und");
    assertThat(all(parsed, "x")).isEmpty();
  }

  @Test
  void attributes_areEscaped() {
    String text = new IndentedXml().open("a").attribute("b", "\"<&>'").close().finish();

    assertThat(parse(text).getAttribute("b")).isEqualTo("\"<&>'");
  }

  private static List<Long> boundaries(Track track) {
    List<Long> boundaries = new ArrayList<>();
    track.segments().forEach(segment -> boundaries.add(segment.startTicks()));
    boundaries.add(track.endTicks());
    return boundaries;
  }

  private static List<Long> unfold(Element set) {
    List<Long> boundaries = new ArrayList<>();
    long tick = Long.parseLong(all(set, "S").get(0).getAttribute("t"));
    boundaries.add(tick);
    for (Element s : all(set, "S")) {
      String repeats = s.getAttribute("r");
      for (int i = 0; i <= (repeats.isEmpty() ? 0 : Integer.parseInt(repeats)); i++) {
        tick += Long.parseLong(s.getAttribute("d"));
        boundaries.add(tick);
      }
    }
    return boundaries;
  }

  private static List<Element> all(Element element, String name) {
    NodeList nodes = element.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static Element parse(String text) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("not XML: " + text, e);
    }
  }
}
