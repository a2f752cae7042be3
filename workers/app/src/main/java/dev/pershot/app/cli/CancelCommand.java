package dev.pershot.app.cli;

import dev.pershot.app.engine.TitleRun;
import picocli.CommandLine.Command;

/** A title is given up. */
@Command(
    name = "cancel",
    description =
        "Ends a title; what its trials came to stays in the store, and a later run takes it up.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot cancel 3f2a... --cluster cluster"})
final class CancelCommand extends RunControl {
  @Override
  void act(TitleRun title) {
    title.cancel();
  }
}
