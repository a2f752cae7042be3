package dev.pershot.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A ladder's HLS playlists: {@value #MAIN}, one media playlist for each track, and one I-frame
 * playlist for each resolution, made from its lowest rung (Apple's HLS authoring rules 6.1 and
 * 6.4).
 */
public final class HlsPlaylists {
  public static final String FOLDER = "hls/";
  public static final String MAIN = FOLDER + "main.m3u8";

  private HlsPlaylists() {}

  /** The text of each playlist by its path in the output. */
  public static SortedMap<String, String> of(PackagedLadder ladder) {
    int target = targetSeconds(ladder);
    HlsMediaPlaylist media = new HlsMediaPlaylist(target);
    SortedMap<String, String> playlists = new TreeMap<>();
    playlists.put(MAIN, HlsMultivariantPlaylist.of(ladder, target));
    for (Track track : ladder.tracks()) {
      playlists.put(FOLDER + mediaFile(track), media.of(track));
    }
    for (VideoTrack rung : trickPlay(ladder)) {
      playlists.put(FOLDER + iFramesFile(rung.track()), media.iFramesOf(rung.track()));
    }
    return Collections.unmodifiableSortedMap(playlists);
  }

  /**
   * EXT-X-TARGETDURATION: the longest segment of all tracks, rounded, for no EXTINF may round to
   * more (RFC 8216, section 4.3.3.1), and pictures and sound must agree (Apple's rule 8.2).
   */
  public static int targetSeconds(PackagedLadder ladder) {
    long longest = 0;
    for (Track track : ladder.tracks()) {
      for (Segment segment : track.segments()) {
        long micros = track.micros(segment.endTicks()) - track.micros(segment.startTicks());
        longest = Math.max(longest, micros);
      }
    }
    return Math.max(1, Math.toIntExact((longest + 500_000) / 1_000_000));
  }

  static String mediaFile(Track track) {
    return track.name() + ".m3u8";
  }

  static String iFramesFile(Track track) {
    return track.name() + "-iframes.m3u8";
  }

  /** The lowest rung of each resolution. */
  static List<VideoTrack> trickPlay(PackagedLadder ladder) {
    List<VideoTrack> lowest = new ArrayList<>();
    for (VideoTrack rung : ladder.video()) {
      if (lowest.stream().noneMatch(other -> other.resolution().equals(rung.resolution()))) {
        lowest.add(rung);
      }
    }
    return lowest;
  }
}
