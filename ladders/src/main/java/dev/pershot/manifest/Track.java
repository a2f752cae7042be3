package dev.pershot.manifest;

import java.util.List;

/**
 * A CMAF track as it lies in the output: a folder with one init segment and media segments {@code
 * 1.m4s}, {@code 2.m4s} and so on, each starting where the one before ends.
 *
 * @param folder from the output's root, such as {@code media/video-1280x720-1}; its last part names
 *     the track in playlists
 * @param initFile the init segment's name in the folder
 * @param timescale ticks a second
 * @param codecs as RFC 6381 writes it, such as {@code avc1.64001f} or {@code mp4a.40.2}
 */
public record Track(
    String folder,
    String initFile,
    long initBytes,
    int timescale,
    String codecs,
    List<Segment> segments) {
  /** The folder of all tracks. */
  public static final String MEDIA = "media/";

  public Track {
    segments = List.copyOf(segments);
    require(
        folder.matches(MEDIA + "[A-Za-z0-9][A-Za-z0-9._-]*"),
        "a track's folder reads like media/video-1280x720-1, not '" + folder + "'");
    require(
        initFile.matches("[A-Za-z0-9][A-Za-z0-9._-]*"),
        folder + ": the init file is a plain name, not '" + initFile + "'");
    require(initBytes > 0, folder + ": the init segment has bytes, not " + initBytes);
    require(timescale > 0, folder + ": a timescale is positive, not " + timescale);
    require(
        codecs.matches("[A-Za-z0-9][A-Za-z0-9.+-]*"),
        folder + ": codecs reads like avc1.64001f, not '" + codecs + "'");
    require(!segments.isEmpty(), folder + ": a track has at least one segment");
    checkOrder(folder, segments);
  }

  private static void checkOrder(String folder, List<Segment> segments) {
    long ticks = segments.get(0).startTicks();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      String file = (i + 1) + ".m4s";
      require(
          segment.file().equals(file),
          folder + ": segments are numbered from 1: " + segment.file() + " should be " + file);
      require(
          segment.startTicks() == ticks,
          folder
              + ": segments follow each other without gap or overlap: "
              + file
              + " should start at tick "
              + ticks
              + ", not "
              + segment.startTicks());
      ticks = segment.endTicks();
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The same files in another folder. */
  public Track in(String other) {
    return new Track(other, initFile, initBytes, timescale, codecs, segments);
  }

  /** The folder's last part. */
  public String name() {
    return folder.substring(MEDIA.length());
  }

  public long startTicks() {
    return segments.get(0).startTicks();
  }

  public long endTicks() {
    return segments.get(segments.size() - 1).endTicks();
  }

  /** A tick as a time from 0, to the nearest microsecond. */
  long micros(long ticks) {
    return Math.floorDiv(
        Math.addExact(Math.multiplyExact(2_000_000L, ticks), timescale), 2L * timescale);
  }
}
