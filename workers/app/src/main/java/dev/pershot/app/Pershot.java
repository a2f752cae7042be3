package dev.pershot.app;

import dev.pershot.app.cli.CommandLineApp;

/** The program. */
public final class Pershot {
  private Pershot() {}

  public static void main(String[] args) {
    int exitCode = CommandLineApp.run(args);
    System.out.flush();
    // Native and gRPC threads may linger; the result is written and the store is whole.
    Runtime.getRuntime().halt(exitCode);
  }
}
