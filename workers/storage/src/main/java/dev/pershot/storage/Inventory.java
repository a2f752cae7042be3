package dev.pershot.storage;

import java.time.Instant;
import java.util.List;

/** What lies in a store, and a way to remove it; for {@link StoreUsage}. */
public interface Inventory {
  /**
   * A file or an object.
   *
   * @param path relative to the store, with slashes
   */
  record Entry(String path, long bytes, Instant modified) {}

  /** All entries below a folder of the store, such as {@code trials}; none if there is no such. */
  List<Entry> below(String folder);

  /**
   * Removes entries.
   *
   * @return how many of them are gone now
   */
  long remove(List<Entry> entries);
}
