package dev.pershot.app.cli;

import dev.pershot.app.engine.TitleRun;
import picocli.CommandLine.Command;

/** A title waits. */
@Command(
    name = "pause",
    description = "Has a title wait: what runs is finished, nothing more is started.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot pause 3f2a... --cluster cluster"})
final class PauseCommand extends RunControl {
  @Override
  void act(TitleRun title) {
    title.pause();
  }
}
