package dev.pershot.app.publish;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.manifest.DashManifest;
import dev.pershot.manifest.HlsPlaylists;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.regression.Packaged;
import dev.pershot.regression.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A ladder as it lies in an output folder, or as its file alone. */
public final class PublishedLadder {
  private static final String EXTINF = "#EXTINF:";
  private static final String MAP = "#EXT-X-MAP:URI=\"";

  /** Columns of {@code trials.csv}: four of CPU seconds, and the trial's key. */
  private static final int FIRST_CPU = 14;

  private static final int KEY = 18;

  private final Path folder;

  private PublishedLadder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads an output folder, or a ladder file. What lies beside the file counts where it is an
   * output folder's.
   *
   * @throws PershotException {@link ErrorCode#LADDER_INVALID}
   */
  public static Subject read(Path ladderOrFolder) {
    Path file =
        Files.isDirectory(ladderOrFolder) ? ladderOrFolder.resolve("ladder.json") : ladderOrFolder;
    Ladder ladder = Ladder.read(bytes(file), file.toString());
    return new PublishedLadder(file.toAbsolutePath().resolveSibling("")).subject(ladder);
  }

  private Subject subject(Ladder ladder) {
    Path main = folder.resolve(HlsPlaylists.MAIN);
    return new Subject(
        ladder,
        Files.exists(main) ? Optional.of(packaged(ladder)) : Optional.empty(),
        trialCpuSeconds());
  }

  private Packaged packaged(Ladder ladder) {
    Map<String, String> manifests = new TreeMap<>();
    for (String part : List.of(HlsPlaylists.FOLDER, "dash/")) {
      try (Stream<Path> files = Files.list(folder.resolve(part))) {
        files.forEach(file -> manifests.put(part + file.getFileName(), Json.sha256(bytes(file))));
      } catch (IOException e) {
        throw unreadable(folder.resolve(part), e);
      }
    }
    if (!manifests.containsKey(DashManifest.PATH)) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID, folder + " has no " + DashManifest.PATH + "; encode it again");
    }
    return new Packaged(ladder.rungs().stream().map(this::stream).toList(), manifests);
  }

  private Packaged.Stream stream(Rung rung) {
    Path playlist = folder.resolve(HlsPlaylists.FOLDER + rung.name() + ".m3u8");
    List<Long> micros = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    MessageDigest digest = sha256();
    for (String line : new String(bytes(playlist), StandardCharsets.UTF_8).lines().toList()) {
      if (line.startsWith(EXTINF)) {
        micros.add(micros(line, playlist));
      } else if (line.startsWith(MAP)) {
        digest.update(bytes(playlist, line.substring(MAP.length(), line.lastIndexOf('"'))));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        byte[] segment = bytes(playlist, line);
        sizes.add((long) segment.length);
        digest.update(segment);
      }
    }
    if (micros.isEmpty() || micros.size() != sizes.size()) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID,
          playlist + " lists " + sizes.size() + " segments of " + micros.size() + " durations");
    }
    return new Packaged.Stream(
        rung.name(), HexFormat.of().formatHex(digest.digest()), micros, sizes);
  }

  private static long micros(String extinf, Path playlist) {
    try {
      String seconds = extinf.substring(EXTINF.length(), extinf.lastIndexOf(','));
      return Math.round(Double.parseDouble(seconds) * 1e6);
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID, playlist + " has a line '" + extinf + "' without seconds", e);
    }
  }

  private static byte[] bytes(Path playlist, String uri) {
    return bytes(playlist.resolveSibling(uri).normalize());
  }

  /** Each trial has one line for each model that scored it, and took its time once. */
  private Optional<Double> trialCpuSeconds() {
    Path csv = folder.resolve("trials.csv");
    if (!Files.exists(csv)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(csv)) {
      Set<String> seen = new HashSet<>();
      double sum =
          lines
              .skip(1)
              .map(line -> line.split(",", -1))
              .filter(cells -> seen.add(cells[KEY]))
              .mapToDouble(PublishedLadder::cpuSeconds)
              .sum();
      return Optional.of(Math.round(sum * 1e4) / 1e4);
    } catch (IOException e) {
      throw unreadable(csv, e);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID, csv + " has a line that is no trial's; encode it again", e);
    }
  }

  private static double cpuSeconds(String[] cells) {
    double sum = 0;
    for (int column = FIRST_CPU; column < KEY; column++) {
      sum += Double.parseDouble(cells[column]);
    }
    return sum;
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
