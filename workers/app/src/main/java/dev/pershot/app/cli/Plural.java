package dev.pershot.app.cli;

/** A number with its noun. */
final class Plural {
  private Plural() {}

  static String of(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
