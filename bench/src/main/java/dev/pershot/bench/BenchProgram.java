package dev.pershot.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** How a harness starts and ends. */
final class BenchProgram {
  private BenchProgram() {}

  /**
   * Runs a harness and ends the process: with 1 where it fails, and 2 where it is called wrongly.
   */
  static void run(Callable<Integer> harness, String... args) {
    // Digits in encoder options and results are the same everywhere.
    Locale.setDefault(Locale.ROOT);
    CommandLine commandLine = new CommandLine(harness);
    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          System.err.println("bench: " + e.getMessage());
          return 1;
        });
    System.exit(commandLine.execute(args));
  }

  /** Sees that the command line is right: here and not after an hour. */
  static void require(CommandSpec spec, boolean holds, String wanted) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), wanted);
    }
  }

  static void requireReadable(CommandSpec spec, List<Path> masters) {
    for (Path master : masters) {
      require(
          spec, Files.isRegularFile(master) && Files.isReadable(master), "cannot read " + master);
    }
  }

  /** Pershot's launcher. */
  static Path launcher() {
    return Path.of(System.getProperty("pershot.home", "."), "pershot");
  }

  /** How a result names a master. */
  static String name(Path master) {
    String file = master.getFileName().toString();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
