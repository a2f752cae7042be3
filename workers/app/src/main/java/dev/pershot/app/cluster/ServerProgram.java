package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server that comes from the Go module proxy; its install script knows which and where. */
public enum ServerProgram {
  TEMPORAL("temporal", "infra/temporal/install"),
  S3("versitygw", "infra/s3/install"),
  EC2_METADATA("ec2-metadata-mock", "infra/spot/install");

  private final String program;
  private final String script;

  ServerProgram(String program, String script) {
    this.program = program;
    this.script = script;
  }

  /** The name of its file. */
  public String program() {
    return program;
  }

  /** How a user gets it. */
  public Path script(Path home) {
    return home.resolve(script);
  }

  /** Where it is, if it is installed. */
  public Optional<Path> find(Path home) {
    if (!Files.isExecutable(script(home))) {
      return Optional.empty();
    }
    Answer answer = run(home, line -> {}, "--where");
    return answer.exitCode == 0 ? Optional.of(Path.of(answer.stdout)) : Optional.empty();
  }

  /**
   * Where it is; built first where it is not installed, which takes minutes.
   *
   * @param say gets what the script says on the way
   * @throws PershotException {@link ErrorCode#SERVER_MISSING} with the script's own last words
   */
  public Path install(Path home, Consumer<String> say) {
    if (!Files.isExecutable(script(home))) {
      throw new PershotException(
          ErrorCode.SERVER_MISSING,
          program + " cannot be installed: there is no " + script(home) + "; run from a checkout");
    }
    Answer answer = run(home, say);
    if (answer.exitCode != 0) {
      throw new PershotException(ErrorCode.SERVER_MISSING, answer.lastWords);
    }
    return Path.of(answer.stdout);
  }

  private record Answer(int exitCode, String stdout, String lastWords) {}

  private Answer run(Path home, Consumer<String> say, String... arguments) {
    try {
      Path stdout = Files.createTempFile("pershot", ".txt");
      try {
        ProcessBuilder builder = new ProcessBuilder(script(home).toString());
        builder.command().addAll(List.of(arguments));
        @Nullable String cache = System.getProperty("pershot.cache");
        if (cache != null) {
          builder.environment().put("PERSHOT_CACHE", cache);
        }
        Process process = builder.redirectOutput(stdout.toFile()).start();
        String last = followStderr(process, say);
        return new Answer(process.waitFor(), Files.readString(stdout).strip(), last);
      } finally {
        Files.delete(stdout);
      }
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.SERVER_MISSING, "cannot run " + script(home) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(
          ErrorCode.SERVER_MISSING, "installing " + program + " was interrupted", e);
    }
  }

  /** The last line is held back: it is the error, if there is one. */
  private static String followStderr(Process process, Consumer<String> say) throws IOException {
    String last = "";
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!last.isEmpty()) {
          say.accept(last);
        }
        last = line;
      }
    }
    return last;
  }
}
