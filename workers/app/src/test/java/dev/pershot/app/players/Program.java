package dev.pershot.app.players;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that is run to its end.
 *
 * @param log what it says on stderr is kept beside this, and what it says on stdout in it
 */
record Program(List<String> command, Path folder, Path log) {
  Program {
    command = List.copyOf(command);
  }

  /** The first of some names that is on the path. */
  static Optional<Path> find(String... names) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return Stream.of(names)
        .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Runs it and gives what it wrote to stdout.
   *
   * @throws AssertionError where it fails or takes longer
   */
  String run(Duration atMost) {
    Path errors = log.resolveSibling(log.getFileName() + ".err");
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toAbsolutePath().toFile())
              .redirectOutput(log.toFile())
              .redirectError(errors.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw new AssertionError(said("took longer than " + atMost, errors));
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(said("ended with " + process.exitValue(), errors));
      }
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command.get(0) + " was interrupted", e);
    }
  }

  /** First it alone, for it may have children to end in order. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }

  private String said(String what, Path errors) throws IOException {
    return "%s %s:%n%s%n%s"
        .formatted(
            String.join(" ", command), what, Files.readString(log), Files.readString(errors));
  }
}
