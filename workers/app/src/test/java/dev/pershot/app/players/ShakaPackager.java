package dev.pershot.app.players;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shaka Packager, as a reader of tracks. */
final class ShakaPackager {
  private final Path program;
  private final Path folder;

  /** The kind of each track, by its name. */
  private final Map<String, String> tracks = new LinkedHashMap<>();

  ShakaPackager(NodeTools tools, Path folder) throws IOException {
    this.program = tools.packager();
    this.folder = Files.createDirectories(folder);
  }

  /**
   * Adds a track.
   *
   * @param kind {@code video} or {@code audio}
   */
  void add(String name, String kind, MediaPlaylist track) throws IOException {
    Files.write(folder.resolve(name + ".mp4"), track.joined(track.entries()));
    tracks.put(name, kind);
  }

  /** What it says of a track. */
  String streamInfo(String name) {
    return run("info-" + name, List.of(source(name), "--dump_stream_info"));
  }

  /** Reads all tracks from end to end and gives the playlists of what it made of them. */
  Map<String, MediaPlaylist> packaged() throws IOException {
    List<String> arguments = new ArrayList<>();
    for (String name : tracks.keySet()) {
      String segments = name + "-$Number$.m4s";
      arguments.add(
          "%s,init_segment=%s-init.mp4,segment_template=%s,playlist_name=%s.m3u8"
              .formatted(source(name), name, segments, name));
    }
    arguments.add("--hls_master_playlist_output=main.m3u8");
    run("packaging", arguments);
    Map<String, MediaPlaylist> playlists = new LinkedHashMap<>();
    for (String name : tracks.keySet()) {
      playlists.put(name, MediaPlaylist.read(folder.resolve(name + ".m3u8")));
    }
    return playlists;
  }

  private String source(String name) {
    return "in=%s.mp4,stream=%s".formatted(name, tracks.get(name));
  }

  private String run(String log, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    return new Program(command, folder, folder.resolve(log + ".log")).run(Duration.ofMinutes(1));
  }
}
