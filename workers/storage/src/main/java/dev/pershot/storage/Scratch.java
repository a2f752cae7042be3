package dev.pershot.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Scratch folders, one a process, named by its id: so those of dead processes can be told. */
final class Scratch {
  private Scratch() {}

  /** This process's folder below {@code parent}; those of processes that are gone are removed. */
  static Path claim(Path parent) throws IOException {
    Files.createDirectories(parent);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent)) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          remove(folder);
        }
      }
    }
    Path own = parent.resolve(Long.toString(ProcessHandle.current().pid()));
    Files.createDirectories(own);
    return own;
  }

  private static boolean isAbandoned(Path folder) {
    try {
      long pid = Long.parseLong(folder.getFileName().toString());
      Optional<ProcessHandle> owner = ProcessHandle.of(pid);
      return owner.isEmpty() || !owner.get().isAlive();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
