package dev.pershot.bench;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where each harness works and leaves what it found. */
final class BenchOptions {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the result goes: FILE.json and FILE.md.")
  private Path out = Path.of("");

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where runs lie meanwhile; emptied again. Default: ${DEFAULT-VALUE}.")
  private Path scratch = Path.of("");

  ResultFiles results() {
    return ResultFiles.at(out);
  }

  Path scratch() {
    return scratch;
  }

  /** A folder for one run. */
  WorkFolder work() {
    return WorkFolder.in(scratch);
  }
}
