package dev.pershot.app.cli;

import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import picocli.CommandLine.Option;

/** How long shots may be. */
final class ShotLengths {
  @Option(
      names = "--min-shot",
      paramLabel = "FRAMES",
      description = "Shortest shot to find. Default: ${DEFAULT-VALUE}.")
  private int shortest = ShotOptions.DEFAULTS.minLength();

  @Option(
      names = "--max-shot",
      paramLabel = "FRAMES",
      description = "Longer shots are split evenly; 0 for no limit. Default: ${DEFAULT-VALUE}.")
  private int longest = ShotOptions.DEFAULTS.maxLength();

  ShotOptions detection() {
    try {
      return new ShotOptions(shortest, longest, ShotOptions.DEFAULTS.flashLength());
    } catch (IllegalArgumentException e) {
      throw new PershotException(
          ErrorCode.USAGE, "--min-shot and --max-shot: " + e.getMessage(), e);
    }
  }
}
