package dev.pershot.app;

import dev.pershot.app.cli.CommandLineApp;
import dev.pershot.storage.Scratch;
import java.util.Locale;

/** The program. */
public final class Pershot {
  private Pershot() {}

  public static void main(String[] args) {
    // Digits in names, filters and encoder options are the same everywhere.
    Locale.setDefault(Locale.ROOT);
    int exitCode = CommandLineApp.run(args);
    System.out.flush();
    Scratch.leave();
    // Native and gRPC threads may linger; the result is written and the store is whole.
    Runtime.getRuntime().halt(exitCode);
  }
}
