package dev.pershot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A disk of 700 MB in memory, for those who may mount one. */
final class SmallDisk {
  private SmallDisk() {}

  static void mount(Path folder) {
    run(List.of("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", folder.toString()));
  }

  /** Lazily: a worker may have a file open still. */
  static void unmount(Path folder) {
    run(List.of("umount", "--lazy", folder.toString()));
  }

  private static void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new BenchFailure("this user may not " + command.get(0) + " a small disk");
      }
    } catch (IOException e) {
      throw new BenchFailure("cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
