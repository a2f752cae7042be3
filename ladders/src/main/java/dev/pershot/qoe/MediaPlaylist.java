package dev.pershot.qoe;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an HLS media playlist says of its segments (RFC 8216, section 4.3.2).
 *
 * @param init what comes before the segments, relative to the playlist (EXT-X-MAP)
 * @param segments in order
 */
public record MediaPlaylist(Optional<String> init, List<Entry> segments) {
  private static final String MAP = "#EXT-X-MAP:URI=\"";

  public MediaPlaylist {
    segments = List.copyOf(segments);
  }

  /**
   * A segment.
   *
   * @param uri relative to the playlist
   * @param bytes where it is a part of its file, how long; else it is all of it
   */
  public record Entry(double seconds, String uri, OptionalLong bytes) {}

  /**
   * Reads the segments; other tags are passed over.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT}
   */
  public static MediaPlaylist parse(String text, String name) {
    List<Entry> segments = new ArrayList<>();
    Optional<String> init = Optional.empty();
    double seconds = Double.NaN;
    OptionalLong bytes = OptionalLong.empty();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String where = name + ", line " + number;
      if (number == 1 && !line.equals("#EXTM3U")) {
        throw unfit(name, "is no playlist, for it does not begin with #EXTM3U");
      } else if (line.startsWith(MAP)) {
        init = Optional.of(line.substring(MAP.length()).replaceFirst("\".*$", ""));
      } else if (line.startsWith("#EXTINF:")) {
        seconds = number(line.replaceAll("^#EXTINF:|,.*$", ""), where);
      } else if (line.startsWith("#EXT-X-BYTERANGE:")) {
        double length = number(line.replaceAll("^#EXT-X-BYTERANGE:|@.*$", ""), where);
        bytes = OptionalLong.of((long) length);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (Double.isNaN(seconds)) {
          throw unfit(where, "names " + line + " without #EXTINF before it");
        }
        segments.add(new Entry(seconds, line.strip(), bytes));
        seconds = Double.NaN;
        bytes = OptionalLong.empty();
      }
    }
    if (segments.isEmpty()) {
      throw unfit(name, "names no segment");
    }
    return new MediaPlaylist(init, segments);
  }

  private static double number(String text, String where) {
    if (!text.matches("\\d{1,12}(\\.\\d{1,12})?") || Double.parseDouble(text) == 0) {
      throw unfit(where, "has '" + text + "' for a number above 0");
    }
    return Double.parseDouble(text);
  }

  private static PershotException unfit(String where, String what) {
    return new PershotException(ErrorCode.OUTPUT_UNFIT, where + " " + what);
  }
}
