package dev.pershot.app.cli;

/**
 * What was found of one part.
 *
 * @param required whether a ladder can be made without it
 * @param found its version and place, or why it is not there
 * @param purpose what it is used for
 * @param remedy how to get it
 */
record Diagnosis(
    String name, boolean required, boolean present, String found, String purpose, String remedy) {
  String line() {
    String state = present ? "ok     " : required ? "MISSING" : "absent ";
    String rest = present ? "" : "; to get it: " + remedy;
    return "%s %-10s %s (%s)%s".formatted(state, name, found, purpose, rest);
  }
}
