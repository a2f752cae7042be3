package dev.pershot.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run talks and when it fails. */
final class RunOptions {
  @Option(
      names = "--allow-drift",
      description =
          "Deliver although a rung's quality is more than 1.0 VMAF from that of its shots'"
              + " encodes.")
  boolean allowDrift;

  @Option(names = "--json", description = "Write NDJSON to stdout; see docs/output.md.")
  boolean json;

  /** Whether a run ends with its table; one that is part of another command does not. */
  boolean summary = true;

  /** What one that is part of another command listens to: that command's. */
  @Nullable Interrupts interrupts;

  Interrupts interrupts() {
    return interrupts == null ? Interrupts.install() : interrupts;
  }
}
