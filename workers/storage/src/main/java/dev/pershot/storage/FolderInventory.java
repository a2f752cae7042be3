package dev.pershot.storage;

import dev.pershot.model.DiskFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a store's folder. */
record FolderInventory(Path root) implements Inventory {
  @Override
  public List<Entry> below(String folder) {
    Path place = root.resolve(folder);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(Files::isRegularFile).map(this::entry).toList();
    } catch (IOException e) {
      throw DiskFault.of(place, e);
    }
  }

  private Entry entry(Path file) {
    return new Entry(
        root.relativize(file).toString().replace('\\', '/'),
        file.toFile().length(),
        Instant.ofEpochMilli(file.toFile().lastModified()));
  }

  @Override
  public long remove(List<Entry> entries) {
    return entries.stream().filter(entry -> root.resolve(entry.path()).toFile().delete()).count();
  }
}
