package dev.pershot.manifest;

import java.util.List;

/** The playlists of single tracks. */
final class HlsMediaPlaylist {
  private final int targetSeconds;

  HlsMediaPlaylist(int targetSeconds) {
    this.targetSeconds = targetSeconds;
  }

  String of(Track track) {
    StringBuilder text = head(track, List.of("#EXT-X-INDEPENDENT-SEGMENTS"));
    for (Segment segment : track.segments()) {
      text.append(extinf(track, segment.startTicks(), segment.endTicks()));
      text.append(uri(track, segment.file())).append('\n');
    }
    return end(text);
  }

  /** Each EXTINF lasts until the next I-frame (RFC 8216, section 4.3.3.6). */
  String iFramesOf(Track track) {
    StringBuilder text = head(track, List.of("#EXT-X-I-FRAMES-ONLY"));
    for (Segment segment : track.segments()) {
      for (IFrame frame : segment.iFrames()) {
        text.append(extinf(track, frame.startTicks(), frame.endTicks()));
        text.append("#EXT-X-BYTERANGE:").append(frame.bytes()).append('@').append(frame.offset());
        text.append('\n').append(uri(track, segment.file())).append('\n');
      }
    }
    return end(text);
  }

  private StringBuilder head(Track track, List<String> tags) {
    StringBuilder text = new StringBuilder();
    text.append("#EXTM3U\n#EXT-X-VERSION:").append(HlsMultivariantPlaylist.VERSION).append('\n');
    text.append("#EXT-X-TARGETDURATION:").append(targetSeconds).append('\n');
    text.append("#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n");
    tags.forEach(tag -> text.append(tag).append('\n'));
    text.append("#EXT-X-MAP:URI=\"").append(uri(track, track.initFile())).append("\"\n");
    return text;
  }

  private static String extinf(Track track, long startTicks, long endTicks) {
    return "#EXTINF:" + Seconds.fixed(track.micros(endTicks) - track.micros(startTicks)) + ",\n";
  }

  private static String uri(Track track, String file) {
    return "../" + track.folder() + "/" + file;
  }

  private static String end(StringBuilder text) {
    return text.append("#EXT-X-ENDLIST\n").toString();
  }
}
