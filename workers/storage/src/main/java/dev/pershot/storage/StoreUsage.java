package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How large a file store is, and how it is made smaller. */
public final class StoreUsage {
  private static final List<String> KINDS =
      List.of("masters", "trials", "streams", "packages", "runs");

  private final Path root;

  public StoreUsage(StoreLocation location) {
    this.root = location.folder();
  }

  /** Files of one kind and their bytes. */
  public record Size(long files, long bytes) {}

  /** The size of each kind of artifact. */
  public SortedMap<String, Size> byKind() {
    SortedMap<String, Size> sizes = new TreeMap<>();
    for (String kind : KINDS) {
      List<Path> files = files(root.resolve(kind));
      long bytes = files.stream().mapToLong(file -> file.toFile().length()).sum();
      sizes.put(kind, new Size(files.size(), bytes));
    }
    return sizes;
  }

  /** Removes artifacts made more than so many days ago, and returns how many. */
  public long clearOlderThan(int days) {
    Instant limit = Instant.now().minus(Duration.ofDays(days));
    return KINDS.stream()
        .mapToLong(
            kind ->
                remove(
                    root.resolve(kind),
                    file -> Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(limit)))
        .sum();
  }

  /**
   * Removes what one run decided; trials and packages, which other runs may share, stay.
   *
   * @throws PershotException {@link ErrorCode#USAGE} where there is no such run
   */
  public long clearRun(String runId) {
    Path run = root.resolve("runs").resolve(runId);
    if (!runId.matches("[0-9a-f]{32}") || !Files.isDirectory(run)) {
      throw new PershotException(
          ErrorCode.USAGE, "the store has no run '" + runId + "'; its id is in its run.json");
    }
    return remove(run, file -> true);
  }

  private static long remove(Path folder, Predicate<Path> which) {
    return files(folder).stream().filter(which).filter(file -> file.toFile().delete()).count();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw StoreFault.of(folder, e);
    }
  }
}
