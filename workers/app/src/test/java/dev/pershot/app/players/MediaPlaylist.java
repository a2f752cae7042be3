package dev.pershot.app.players;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An HLS media playlist and the files it names. */
record MediaPlaylist(Path file, int targetDuration, Path init, List<Entry> entries) {
  MediaPlaylist {
    entries = List.copyOf(entries);
  }

  /** A media segment, or the part of one that holds an I-frame. */
  record Entry(Path file, double seconds, Optional<Range> range) {
    byte[] bytes() throws IOException {
      byte[] all = Files.readAllBytes(file);
      return range
          .map(part -> Arrays.copyOfRange(all, (int) part.offset(), (int) part.end()))
          .orElse(all);
    }
  }

  record Range(long offset, long length) {
    long end() {
      return offset + length;
    }
  }

  static MediaPlaylist read(Path file) throws IOException {
    ParsedPlaylist playlist = ParsedPlaylist.media(file);
    List<ParsedPlaylist> segments = playlist.list("mediaSegments");
    return new MediaPlaylist(
        file,
        (int) playlist.number("targetDuration"),
        playlist.resolve(segments.get(0).get("segmentMap").text("uri")),
        segments.stream().map(MediaPlaylist::entry).toList());
  }

  private static Entry entry(ParsedPlaylist segment) {
    Optional<Range> range =
        segment
            .find("byteRange")
            .map(part -> new Range((long) part.number("offset"), (long) part.number("length")));
    return new Entry(segment.resolve(segment.text("uri")), segment.number("duration"), range);
  }

  double seconds() {
    return entries.stream().mapToDouble(Entry::seconds).sum();
  }

  /** What a player has when it has fetched the init segment and some entries. */
  byte[] joined(List<Entry> some) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(Files.readAllBytes(init));
    for (Entry entry : some) {
      joined.writeBytes(entry.bytes());
    }
    return joined.toByteArray();
  }

  /** Ticks a second of the track, from its media header. */
  int ticksPerSecond() throws IOException {
    IsoBox movie =
        IsoBox.of(Files.readAllBytes(init)).stream()
            .filter(box -> box.type().equals("moov"))
            .findFirst()
            .orElseThrow();
    IsoBox header = movie.find("trak", "mdia", "mdhd").get(0);
    return header.integer(header.version() == 1 ? 20 : 12);
  }

  /** Whether the init segment moves the track in time. */
  boolean hasEditList() throws IOException {
    return IsoBox.of(Files.readAllBytes(init)).stream()
        .filter(box -> box.type().equals("moov"))
        .anyMatch(box -> !box.find("trak", "edts").isEmpty());
  }
}
