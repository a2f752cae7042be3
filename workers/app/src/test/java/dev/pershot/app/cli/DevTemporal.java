package dev.pershot.app.cli;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real Temporal server in a process of its own, on loopback. */
record DevTemporal(Process process, int port) implements AutoCloseable {

  /**
   * Starts one; the test is skipped where none was installed.
   *
   * @param options beside those of the address
   */
  static DevTemporal start(Path folder, String... options) throws IOException {
    String binary = System.getenv("PERSHOT_TEMPORAL");
    assumeThat(binary).as("PERSHOT_TEMPORAL names no Temporal server").isNotNull();
    int port = Ports.free();
    List<String> command =
        new ArrayList<>(List.of(binary, "server", "start-dev", "--headless", "--ip", "127.0.0.1"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    return new DevTemporal(process, port);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
