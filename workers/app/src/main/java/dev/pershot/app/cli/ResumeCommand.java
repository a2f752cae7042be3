package dev.pershot.app.cli;

import dev.pershot.app.engine.TitleRun;
import picocli.CommandLine.Command;

/** A title goes on. */
@Command(
    name = "resume",
    description = "Lets a title go on that was paused.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot resume 3f2a... --cluster cluster"})
final class ResumeCommand extends RunControl {
  @Override
  void act(TitleRun title) {
    title.resume();
  }
}
