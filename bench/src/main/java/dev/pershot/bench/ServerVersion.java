package dev.pershot.bench;

import dev.pershot.app.cluster.ServerProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What the servers of a cluster say of themselves. */
final class ServerVersion {
  private ServerVersion() {}

  static Optional<String> temporal() {
    Path home = Path.of(System.getProperty("pershot.home", "."));
    Path program = ServerProgram.TEMPORAL.install(home, line -> {});
    try {
      Process process = new ProcessBuilder(program.toString(), "--version").start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(said.strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
