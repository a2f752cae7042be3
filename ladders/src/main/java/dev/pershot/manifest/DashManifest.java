package dev.pershot.manifest;

import dev.pershot.model.FrameRate;
import java.util.List;

/**
 * A ladder's DASH manifest: one static period, segments addressed by number with an explicit
 * timeline (ISO/IEC 23009-1).
 *
 * <p>{@code @minBufferTime} is the longest segment's duration: with less, {@code @bandwidth} would
 * have to exceed the rate of every segment; with more, players would wait for no gain.
 *
 * <p>The CMAF profile is not claimed, though the segments are CMAF: it goes with a {@code profiles}
 * parameter in {@code @mimeType} (MPEG's example G.19), and from that attribute players make the
 * type that they ask Media Source Extensions for.
 */
public final class DashManifest {
  public static final String PATH = "dash/main.mpd";

  private final PackagedLadder ladder;
  private final long minBufferMicros;
  private final IndentedXml xml = new IndentedXml();

  private DashManifest(PackagedLadder ladder) {
    this.ladder = ladder;
    this.minBufferMicros = longestMicros(ladder);
  }

  /** The text of {@value #PATH}. */
  public static String of(PackagedLadder ladder) {
    return new DashManifest(ladder).write();
  }

  private static long longestMicros(PackagedLadder ladder) {
    return ladder.tracks().stream()
        .flatMapToLong(t -> t.segments().stream().mapToLong(s -> t.micros(s.durationTicks())))
        .max()
        .orElseThrow();
  }

  private String write() {
    Track first = ladder.video().get(0).track();
    xml.open("MPD")
        .attribute("xmlns", "urn:mpeg:dash:schema:mpd:2011")
        .attribute("profiles", "urn:mpeg:dash:profile:isoff-live:2011")
        .attribute("type", "static")
        .attribute("mediaPresentationDuration", Seconds.duration(first.micros(first.endTicks())))
        .attribute("maxSegmentDuration", Seconds.duration(minBufferMicros))
        .attribute("minBufferTime", Seconds.duration(minBufferMicros));
    xml.open("Period").attribute("id", 1).attribute("start", "PT0S");
    video(first);
    ladder.audio().ifPresent(this::audio);
    return xml.close().close().finish();
  }

  private void video(Track timing) {
    adaptationSet(1, "video").attribute("sar", "1:1");
    common(timing);
    for (VideoTrack rung : ladder.video()) {
      representation(xml.empty("Representation"), rung.track())
          .attribute("width", rung.resolution().width())
          .attribute("height", rung.resolution().height())
          .attribute("frameRate", frameRate(rung.frameRate()));
    }
    xml.close();
  }

  private void audio(AudioTrack sound) {
    adaptationSet(2, "audio").attribute("lang", LanguageTag.of(sound.language()).tag());
    common(sound.track());
    representation(xml.open("Representation"), sound.track())
        .attribute("audioSamplingRate", sound.sampleRate());
    xml.empty("AudioChannelConfiguration")
        .attribute("schemeIdUri", "urn:mpeg:dash:23003:3:audio_channel_configuration:2011")
        .attribute("value", sound.channels());
    xml.close().close();
  }

  private IndentedXml adaptationSet(int id, String type) {
    return xml.open("AdaptationSet")
        .attribute("id", id)
        .attribute("contentType", type)
        .attribute("mimeType", type + "/mp4")
        .attribute("segmentAlignment", "true")
        .attribute("startWithSAP", 1);
  }

  private IndentedXml representation(IndentedXml element, Track track) {
    return element
        .attribute("id", track.name())
        .attribute("bandwidth", DashBandwidth.of(track, minBufferMicros))
        .attribute("codecs", track.codecs());
  }

  /** What all representations of a set share. */
  private void common(Track track) {
    xml.empty("Role")
        .attribute("schemeIdUri", "urn:mpeg:dash:role:2011")
        .attribute("value", "main");
    String folder = "../" + Track.MEDIA + "$RepresentationID$/";
    xml.open("SegmentTemplate")
        .attribute("timescale", track.timescale())
        .attribute("initialization", folder + track.initFile())
        .attribute("media", folder + "$Number$.m4s")
        .attribute("startNumber", 1);
    timeline(track.segments());
    xml.close();
  }

  /** Equal neighbours share one S element: {@code @r} counts the repeats. */
  private void timeline(List<Segment> segments) {
    xml.open("SegmentTimeline");
    int next;
    for (int i = 0; i < segments.size(); i = next) {
      long duration = segments.get(i).durationTicks();
      next = i + 1;
      while (next < segments.size() && segments.get(next).durationTicks() == duration) {
        next++;
      }
      xml.empty("S");
      if (i == 0) {
        xml.attribute("t", segments.get(0).startTicks());
      }
      xml.attribute("d", duration);
      if (next - i > 1) {
        xml.attribute("r", next - i - 1);
      }
    }
    xml.close();
  }

  private static String frameRate(FrameRate rate) {
    return rate.denominator() == 1 ? Integer.toString(rate.numerator()) : rate.toString();
  }
}
