package dev.pershot.app.whatif;

import dev.pershot.manifest.Track;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media segment in an output folder.
 *
 * @param track its folder's name below {@code media/}
 * @param number from 1
 */
public record SegmentName(String track, int number) {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:\\./)?" + Track.MEDIA + "([A-Za-z0-9][A-Za-z0-9._-]*)/([1-9]\\d{0,6})\\.m4s");

  /**
   * Reads a path in the output folder, such as {@code media/03-720p/7.m4s}.
   *
   * @throws PershotException {@link ErrorCode#USAGE}
   */
  public static SegmentName parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      throw new PershotException(
          ErrorCode.USAGE, "a segment is named as media/03-720p/7.m4s, not '" + path + "'");
    }
    return new SegmentName(parts.group(1), Integer.parseInt(parts.group(2)));
  }

  public String path() {
    return Track.MEDIA + track + "/" + number + ".m4s";
  }
}
