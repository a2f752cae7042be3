package dev.pershot.app.cli;

import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.model.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Whether a file can be a master. */
@Command(
    name = "probe",
    description = "Prints what a master is, or why Pershot does not take it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot probe film.mov"})
final class ProbeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MASTER")
  private Path master = Path.of("");

  @Override
  public Integer call() {
    var record = MasterProbe.probe(master, ContentId.of(master, bytes -> {}));
    System.out.print(new String(Json.indented(record), StandardCharsets.UTF_8));
    return 0;
  }
}
