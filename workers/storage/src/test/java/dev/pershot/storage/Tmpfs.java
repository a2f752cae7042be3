package dev.pershot.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A small disk of its own, for tests that fill it; only root may make one. */
record Tmpfs(Path folder) implements AutoCloseable {
  static Tmpfs mount(Path folder, String options) throws IOException {
    Files.createDirectories(folder);
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()),
        "this user may not mount a small disk");
    return new Tmpfs(folder);
  }

  private static boolean run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    // Lazily: this process keeps its scratch folder's lock open.
    if (!run("umount", "--lazy", folder.toString())) {
      throw new IOException("cannot unmount " + folder);
    }
  }
}
