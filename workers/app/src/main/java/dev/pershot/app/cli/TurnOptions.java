package dev.pershot.app.cli;

import dev.pershot.app.engine.TitleOptions;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose turn it is when workers are scarce. */
final class TurnOptions {
  @Option(
      names = "--priority",
      paramLabel = "N",
      description = "1 goes first, 5 last. Default: the service's, which is 3.")
  private @Nullable Integer priority;

  @Option(
      names = "--studio",
      paramLabel = "NAME",
      description = "Whose title it is: studios get their turns alike, however much each submits.")
  private @Nullable String studio;

  /** How a title is started that people see by this name. */
  TitleOptions of(String name) {
    if (priority != null && (priority < 1 || priority > 5)) {
      throw new PershotException(ErrorCode.USAGE, "--priority takes 1 to 5, not " + priority);
    }
    return new TitleOptions(name, Optional.ofNullable(priority), Optional.ofNullable(studio));
  }
}
