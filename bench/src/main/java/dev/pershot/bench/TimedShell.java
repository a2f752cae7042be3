package dev.pershot.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs bash scripts and says what they took. bash's own {@code time} counts every process of a
 * pipeline (getrusage of the children) and is there wherever Pershot's launcher runs.
 */
final class TimedShell {
  private static final String TIMED =
      """
      set -o pipefail
      TIMEFORMAT='%%3R %%3U %%3S'
      time {
      %s
      } >%s 2>&1
      """;

  private final Path log;

  /**
   * A shell.
   *
   * @param log where the scripts' output goes, each over the one before
   */
  TimedShell(Path log) {
    this.log = log;
  }

  /** A word that bash takes as it is. */
  static String quoted(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }

  Timed run(String script) {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", TIMED.formatted(script, quoted(log)))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      String times =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        String said = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
        throw new BenchFailure("a command failed: " + script + "\n" + said);
      }
      return Timed.parse(times);
    } catch (IOException e) {
      throw new BenchFailure("cannot run bash", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }
}
