package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.Inventory.Entry;
import dev.pershot.storage.s3.S3Inventory;
import dev.pershot.storage.s3.S3Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How large a store is, and how it is made smaller. */
public final class StoreUsage {
  private static final String PACKAGES = "packages";
  private static final List<String> KINDS =
      List.of("masters", "trials", "streams", PACKAGES, "runs");

  private final Inventory inventory;

  private StoreUsage(Inventory inventory) {
    this.inventory = inventory;
  }

  /** Looks at a store, which need not be there yet. */
  public static StoreUsage of(StoreLocation location, S3Settings settings) {
    if (location instanceof StoreLocation.Bucket bucket) {
      return new StoreUsage(S3Inventory.of(bucket, settings));
    }
    return new StoreUsage(new FolderInventory(((StoreLocation.Folder) location).folder()));
  }

  /** Files of one kind and their bytes. */
  public record Size(long files, long bytes) {}

  /** The size of each kind of artifact. */
  public SortedMap<String, Size> byKind() {
    SortedMap<String, Size> sizes = new TreeMap<>();
    for (String kind : KINDS) {
      List<Entry> entries = inventory.below(kind);
      sizes.put(kind, new Size(entries.size(), entries.stream().mapToLong(Entry::bytes).sum()));
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
      removed += kind.equals(PACKAGES) ? clearPackages(limit) : clear(kind, limit);
    }
    return removed;
  }

  private long clear(String kind, Instant limit) {
    return inventory.remove(
        inventory.below(kind).stream().filter(entry -> isBefore(limit, entry)).toList());
  }

  private long clearPackages(Instant limit) {
    Map<String, List<Entry>> packages =
        inventory.below(PACKAGES).stream().collect(Collectors.groupingBy(StoreUsage::packageOf));
    return packages.values().stream()
        .filter(entries -> entries.stream().allMatch(entry -> isBefore(limit, entry)))
        .mapToLong(this::removePackage)
        .sum();
  }

  /** The folder {@code packages/xx/key} that a file is in. */
  private static String packageOf(Entry entry) {
    return List.of(entry.path().split("/", -1)).stream().limit(3).collect(Collectors.joining("/"));
  }

  /**
   * What describes a package goes first: with it gone the rest is made again, while a description
   * of files that are gone would be believed.
   */
  private long removePackage(List<Entry> entries) {
    Map<Boolean, List<Entry>> parts =
        entries.stream()
            .collect(Collectors.partitioningBy(entry -> entry.path().endsWith(".json")));
    List<Entry> descriptions = parts.getOrDefault(true, List.of());
    long removed = inventory.remove(descriptions);
    return removed < descriptions.size()
        ? removed
        : removed + inventory.remove(parts.getOrDefault(false, List.of()));
  }

  private static boolean isBefore(Instant limit, Entry entry) {
    return entry.modified().isBefore(limit);
  }

  /**
   * Removes what one run decided; trials and packages, which other runs may share, stay.
   *
   * @throws PershotException {@link ErrorCode#USAGE} where there is no such run
   */
  public long clearRun(String runId) {
    List<Entry> run =
        runId.matches("[0-9a-f]{32}") ? inventory.below("runs/" + runId) : List.<Entry>of();
    if (run.isEmpty()) {
      throw new PershotException(
          ErrorCode.USAGE, "the store has no run '" + runId + "'; its id is in its run.json");
    }
    return inventory.remove(run);
  }
}
