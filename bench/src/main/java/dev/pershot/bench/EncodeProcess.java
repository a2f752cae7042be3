package dev.pershot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.bench.Interval.Mark;
import dev.pershot.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code pershot encode --json} in a process of its own, watched while it analyses: its CPU time
 * then is a second opinion on what it says of itself.
 */
final class EncodeProcess {
  private final Process process;
  private String error = "";
  private Mark lastSeen = Mark.of(0);
  private @Nullable Mark analysisStart;
  private @Nullable Mark analysisEnd;

  private EncodeProcess(Process process) {
    this.process = process;
  }

  /**
   * Runs a command to its end; what it writes to stderr is shown.
   *
   * @return its analysis as the operating system saw it
   */
  static Interval run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      // At once: asked politely it would finish its trials, for a store that is thrown away.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      // Without its paths: they say nothing to who reads the result elsewhere.
      String program = Path.of(command.get(0)).getFileName() + " " + command.get(1);
      return new EncodeProcess(process).watch(program);
    } catch (IOException e) {
      throw new BenchFailure("cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private Interval watch(String command) throws IOException, InterruptedException {
    try (BufferedReader events = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = events.readLine(); line != null; line = events.readLine()) {
        heard(line);
      }
    }
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new BenchFailure(command + " ended with exit code " + exitCode + ": " + error);
    }
    if (analysisStart == null) {
      throw new BenchFailure(command + " reported no analysis");
    }
    return Interval.between(analysisStart, analysisEnd == null ? lastSeen : analysisEnd);
  }

  /** Analysis lasts from its first event to the first event of anything else. */
  private void heard(String line) throws JsonProcessingException {
    JsonNode event = Json.mapper().readTree(line);
    lastSeen = Mark.of(cpuSeconds());
    boolean analysing = event.path("stage").asText().equals("analyse");
    if (analysing && analysisStart == null) {
      analysisStart = lastSeen;
    } else if (!analysing && analysisStart != null && analysisEnd == null) {
      analysisEnd = lastSeen;
    }
    if (event.path("type").asText().equals("error")) {
      error = event.path("message").asText();
    }
  }

  /** The launcher becomes the Java process, so this is Pershot's own. */
  private double cpuSeconds() {
    return process
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .map(nanos -> nanos / 1e9)
        .orElse(lastSeen.cpuSeconds());
  }
}
