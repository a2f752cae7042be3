package dev.pershot.app.publish;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.manifest.DashManifest;
import dev.pershot.manifest.HlsPlaylists;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.qoe.DeliveredTitle;
import dev.pershot.qoe.DeliveredTitle.PackagedRung;
import dev.pershot.qoe.MediaPlaylist;
import dev.pershot.qoe.MediaPlaylist.Entry;
import dev.pershot.regression.Packaged;
import dev.pershot.regression.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A ladder as it lies in an output folder, or as its file alone. */
public final class PublishedLadder {
  private static final Pattern URI = Pattern.compile("URI=\"([^\"]+)\"");

  private final Path folder;
  private final Ladder ladder;

  private PublishedLadder(Path folder, Ladder ladder) {
    this.folder = folder;
    this.ladder = ladder;
  }

  /**
   * Opens an output folder, or a ladder file. What lies beside the file counts where it is an
   * output folder's.
   *
   * @throws PershotException {@link ErrorCode#LADDER_INVALID}
   */
  public static PublishedLadder open(Path ladderOrFolder) {
    boolean isFile = Files.isRegularFile(ladderOrFolder);
    Path file = isFile ? ladderOrFolder : ladderOrFolder.resolve("ladder.json");
    if (!Files.isRegularFile(file)) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID,
          ladderOrFolder + " has no ladder.json; name the output folder of a finished run");
    }
    Ladder ladder = Ladder.read(bytes(file), file.toString());
    return new PublishedLadder(
        isFile ? file.toAbsolutePath().resolveSibling("") : ladderOrFolder, ladder);
  }

  public Ladder ladder() {
    return ladder;
  }

  /** Its output folder, as it was named. */
  public Path folder() {
    return folder;
  }

  /**
   * All that is known of it, for comparisons. Segments are read and summed up.
   *
   * @throws PershotException where files are missing or are not as Pershot writes them
   */
  public Subject subject() {
    boolean isPackaged = Files.exists(folder.resolve(HlsPlaylists.MAIN));
    return new Subject(
        ladder,
        isPackaged ? Optional.of(packaged()) : Optional.empty(),
        TrialSeconds.in(folder.resolve("trials.csv")));
  }

  /**
   * The segments as players would fetch them. Sound is left out.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT} where files are missing or do not fit
   *     the ladder
   */
  public DeliveredTitle delivered() {
    return DeliveredTitle.of(ladder, ladder.rungs().stream().map(this::streamed).toList());
  }

  private PackagedRung streamed(Rung rung) {
    Path playlist = playlist(rung);
    List<Entry> segments = read(playlist).segments();
    return new PackagedRung(
        playlist.toString(),
        segments.stream().map(Entry::seconds).toList(),
        segments.stream().map(segment -> size(playlist, segment)).toList());
  }

  private Packaged packaged() {
    Map<String, String> manifests = new TreeMap<>();
    for (String path : manifests()) {
      manifests.put(path, Json.sha256(bytes(folder.resolve(path))));
    }
    return new Packaged(ladder.rungs().stream().map(this::stream).toList(), manifests);
  }

  /**
   * Those that players are led to. The folder may have others, of a ladder that was there before.
   */
  private Set<String> manifests() {
    Set<String> paths = new TreeSet<>(List.of(HlsPlaylists.MAIN, DashManifest.PATH));
    String main = new String(bytes(folder.resolve(HlsPlaylists.MAIN)), StandardCharsets.UTF_8);
    URI.matcher(main).results().forEach(uri -> paths.add(HlsPlaylists.FOLDER + uri.group(1)));
    main.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(uri -> paths.add(HlsPlaylists.FOLDER + uri));
    return paths;
  }

  private Packaged.Stream stream(Rung rung) {
    Path playlist = playlist(rung);
    MediaPlaylist told = read(playlist);
    MessageDigest digest = sha256();
    told.init().ifPresent(init -> digest.update(bytes(named(playlist, init))));
    told.segments().forEach(segment -> digest.update(bytes(named(playlist, segment.uri()))));
    return new Packaged.Stream(
        rung.name(),
        HexFormat.of().formatHex(digest.digest()),
        told.segments().stream().map(segment -> Math.round(segment.seconds() * 1e6)).toList(),
        told.segments().stream().map(segment -> size(playlist, segment)).toList());
  }

  private Path playlist(Rung rung) {
    return folder.resolve(HlsPlaylists.FOLDER).resolve(rung.name() + ".m3u8");
  }

  private static MediaPlaylist read(Path playlist) {
    return MediaPlaylist.parse(
        new String(bytes(playlist), StandardCharsets.UTF_8), playlist.toString());
  }

  private static long size(Path playlist, Entry segment) {
    return segment.bytes().orElseGet(() -> named(playlist, segment.uri()).toFile().length());
  }

  /** A file that a playlist names. */
  private static Path named(Path playlist, String uri) {
    Path file;
    try {
      file = playlist.resolveSibling(uri).normalize();
    } catch (InvalidPathException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT, playlist + " names " + uri + ", which is no path", e);
    }
    if (!Files.isRegularFile(file)) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT, playlist + " names " + uri + ", which is not there");
    }
    if (file.toFile().length() == 0) {
      throw new PershotException(ErrorCode.OUTPUT_UNFIT, playlist + ": " + uri + " is empty");
    }
    return file;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static PershotException unreadable(Path file, IOException e) {
    return new PershotException(
        ErrorCode.LADDER_INVALID, "cannot read " + file + "; check the path and what is there", e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
