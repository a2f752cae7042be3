package dev.pershot.storage.s3;

import dev.pershot.model.DiskFault;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.LocalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Artifacts fetched to this machine. A copy stays while somebody holds it; those that nobody holds
 * stay while there is room, and the one used longest ago goes first. So they take at most the
 * limit, or, where that is more, what is held at once and one more.
 */
final class LocalCopies {
  private final Path folder;
  private final long limit;
  private final Map<ArtifactKey, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** One copy; who holds its monitor may fetch it. */
  private static final class Copy {
    final Path path;
    int holders;
    long bytes;

    Copy(Path path) {
      this.path = path;
    }
  }

  /** Takes a folder for its own. */
  LocalCopies(Path folder, long limit) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.limit = limit;
  }

  /**
   * A copy, fetched unless it is there.
   *
   * @param fetch writes the artifact into a file, or fails
   */
  LocalFile hold(ArtifactKey key, Consumer<Path> fetch) {
    Copy copy = taken(key);
    boolean whole = false;
    try {
      // Whoever else wants the same artifact waits; others do not.
      synchronized (copy) {
        if (!isWhole(copy)) {
          fetch(copy, fetch);
        }
      }
      whole = true;
    } finally {
      if (!whole) {
        release(copy);
      }
    }
    return new LocalFile(copy.path, () -> release(copy));
  }

  /** What a full or failing disk cut short is fetched again, not believed. */
  private synchronized boolean isWhole(Copy copy) {
    return copy.bytes > 0 && copy.path.toFile().length() == copy.bytes;
  }

  private synchronized Copy taken(ArtifactKey key) {
    Copy copy =
        copies.computeIfAbsent(key, of -> new Copy(folder.resolve(UUID.randomUUID() + ".copy")));
    copy.holders++;
    return copy;
  }

  private void fetch(Copy copy, Consumer<Path> fetch) {
    Path part = copy.path.resolveSibling(copy.path.getFileName() + ".part");
    try {
      fetch.accept(part);
      long size = Files.size(part);
      Files.move(part, copy.path, StandardCopyOption.ATOMIC_MOVE);
      added(copy, size);
    } catch (IOException e) {
      throw DiskFault.of(part, e);
    } finally {
      part.toFile().delete();
    }
  }

  private synchronized void added(Copy copy, long size) {
    bytes += size - copy.bytes;
    copy.bytes = size;
    makeRoom();
  }

  private synchronized void release(Copy copy) {
    copy.holders--;
    if (copy.holders == 0 && copy.bytes == 0) {
      copies.values().remove(copy);
    }
    makeRoom();
  }

  private void makeRoom() {
    Iterator<Copy> oldestFirst = copies.values().iterator();
    while (bytes > limit && oldestFirst.hasNext()) {
      Copy copy = oldestFirst.next();
      if (copy.holders == 0) {
        copy.path.toFile().delete();
        bytes -= copy.bytes;
        oldestFirst.remove();
      }
    }
  }
}
