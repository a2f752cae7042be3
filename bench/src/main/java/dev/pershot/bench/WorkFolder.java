package dev.pershot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new folder for one measurement; it goes with it, also when the harness is interrupted. */
final class WorkFolder implements AutoCloseable {
  private final Path root;

  private WorkFolder(Path root) {
    this.root = root;
  }

  static WorkFolder in(Path parent) {
    try {
      Files.createDirectories(parent);
      WorkFolder folder = new WorkFolder(Files.createTempDirectory(parent, "pershot-bench-"));
      Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
      return folder;
    } catch (IOException e) {
      throw new BenchFailure("cannot make a folder in " + parent, e);
    }
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  @Override
  public void close() {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> found = Files.walk(root)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("bench: left " + root + ": " + e.getMessage());
    }
  }
}
