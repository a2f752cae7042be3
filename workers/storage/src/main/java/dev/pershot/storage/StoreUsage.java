package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How large a file store is, and how it is made smaller. */
public final class StoreUsage {
  private static final String PACKAGES = "packages";
  private static final List<String> KINDS =
      List.of("masters", "trials", "streams", PACKAGES, "runs");

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

  /**
   * Removes artifacts made more than so many days ago; packages as a whole, once the last of their
   * files is that old.
   *
   * @return how many files were removed
   * @throws PershotException {@link ErrorCode#USAGE} where the number of days is negative
   */
  public long clearOlderThan(int days) {
    if (days < 0) {
      throw new PershotException(
          ErrorCode.USAGE, "artifacts cannot be older than " + days + " days; take 0 for all");
    }
    Instant limit = Instant.now().minus(Duration.ofDays(days));
    long removed = 0;
    for (String kind : KINDS) {
      removed +=
          kind.equals(PACKAGES)
              ? clearPackages(limit)
              : remove(root.resolve(kind), file -> isBefore(limit, file));
    }
    return removed;
  }

  private long clearPackages(Instant limit) {
    Map<Path, List<Path>> packages =
        files(root.resolve(PACKAGES)).stream().collect(Collectors.groupingBy(this::packageOf));
    return packages.values().stream()
        .filter(files -> files.stream().allMatch(file -> isBefore(limit, file)))
        .mapToLong(StoreUsage::removePackage)
        .sum();
  }

  /** The folder {@code packages/xx/key} that a file is in. */
  private Path packageOf(Path file) {
    int depth = root.getNameCount() + 3;
    return file.subpath(0, Math.min(depth, file.getNameCount()));
  }

  /**
   * What describes a package goes first: with it gone the rest is made again, while a description
   * of files that are gone would be believed.
   */
  private static long removePackage(List<Path> files) {
    List<Path> descriptions =
        files.stream().filter(file -> file.toString().endsWith(".json")).toList();
    long removed = delete(descriptions);
    return removed < descriptions.size() ? removed : removed + delete(files);
  }

  private static long delete(List<Path> files) {
    return files.stream().filter(file -> file.toFile().delete()).count();
  }

  private static boolean isBefore(Instant limit, Path file) {
    return Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(limit);
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
    return delete(files(folder).stream().filter(which).toList());
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
