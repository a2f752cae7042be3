package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a user runs it. */
final class PershotProcess {
  /** Java's second compiler does not pay in processes that live for seconds. */
  static final List<String> PROGRAM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-Xmx384m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          "dev.pershot.app.Pershot");

  private final Process process;
  private final Path stdout;
  private final Path stderr;

  private PershotProcess(Process process, Path stdout, Path stderr) {
    this.process = process;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** How a command ended. */
  record Ended(int exitCode, String stdout, String stderr) {}

  static PershotProcess start(Path scratch, String... arguments) throws IOException {
    return start(scratch, Map.of(), arguments);
  }

  static PershotProcess start(Path scratch, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(PROGRAM);
    command.addAll(List.of(arguments));
    Path stdout = Files.createTempFile(scratch, "stdout", ".txt");
    Path stderr = Files.createTempFile(scratch, "stderr", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment);
    return new PershotProcess(builder.start(), stdout, stderr);
  }

  static Ended run(Path scratch, String... arguments) throws Exception {
    return start(scratch, arguments).end();
  }

  Ended end() throws Exception {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + Files.readString(stderr));
    }
    return new Ended(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
  }

  /** What it said so far. */
  String said() throws IOException {
    return Files.readString(stderr);
  }

  /** Waits until it said something; it has to within two minutes, and before it ends. */
  void awaitSaid(String words) throws Exception {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!said().contains(words)) {
      assertThat(Instant.now()).as(said()).isBefore(end);
      assertThat(isAlive() || said().contains(words)).as(said()).isTrue();
      Thread.sleep(50);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }
}
