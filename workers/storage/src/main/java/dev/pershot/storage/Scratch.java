package dev.pershot.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scratch folders, each locked by the process that works in it. The system lets go of a lock when
 * its process dies, however it dies; so what the dead left can be told from what is in use, also by
 * processes in other containers and on other machines, whose ids mean nothing here.
 */
public final class Scratch {
  private static final String LOCK = "in-use.lock";

  /**
   * This process's folders and their locks, held until it ends. They are never looked into again:
   * POSIX lets go of a lock as soon as its process closes any channel of the file.
   */
  private static final Map<Path, FileChannel> HELD = new HashMap<>();

  private Scratch() {}

  /** A new folder below {@code parent}; those of processes that are gone are removed. */
  public static synchronized Path claim(Path parent) throws IOException {
    Files.createDirectories(parent);
    // One at a time, so that no folder is seen between its making and its locking.
    try (FileChannel turn = open(parent.resolve("claim.lock"))) {
      turn.lock();
      removeAbandoned(parent);
      Path own = Files.createTempDirectory(parent, ProcessHandle.current().pid() + "-");
      FileChannel held = open(own.resolve(LOCK));
      held.lock();
      HELD.put(own.toRealPath(), held);
      return own;
    }
  }

  /** Removes this process's folders, which nothing may use any more. */
  public static synchronized void leave() {
    for (Map.Entry<Path, FileChannel> own : HELD.entrySet()) {
      try {
        remove(own.getKey());
        own.getValue().close();
      } catch (IOException | UncheckedIOException e) {
        // The next process to come by removes what is left.
      }
    }
    HELD.clear();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void removeAbandoned(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, Files::isDirectory)) {
      for (Path folder : folders) {
        removeIfAbandoned(folder);
      }
    }
  }

  /** What another user keeps to itself is that user's to remove. */
  private static void removeIfAbandoned(Path folder) throws IOException {
    try {
      if (!HELD.containsKey(folder.toRealPath()) && isAbandoned(folder.resolve(LOCK))) {
        remove(folder);
      }
    } catch (AccessDeniedException e) {
      return;
    } catch (UncheckedIOException e) {
      if (!(e.getCause() instanceof AccessDeniedException)) {
        throw e.getCause();
      }
    }
  }

  private static boolean isAbandoned(Path lockFile) throws IOException {
    // Where it cannot be known, opening it says why.
    if (Files.notExists(lockFile)) {
      return true;
    }
    try (FileChannel channel = open(lockFile)) {
      return channel.tryLock() != null;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
