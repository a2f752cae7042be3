package dev.pershot.app.cli;

import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether a file can be a master. */
@Command(
    name = "probe",
    description = "Prints what a master is, or why Pershot does not take it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot probe film.mov"})
final class ProbeCommand implements Callable<Integer> {
  @Mixin private S3Options s3 = new S3Options();
  @Mixin private MasterArgument argument = new MasterArgument();

  @Override
  public Integer call() {
    MasterSource master = argument.masters(s3.settings(), 1).open(argument.location());
    var record = MasterProbe.probe(master, ContentId.of(master, bytes -> {}));
    System.out.print(new String(Json.indented(record), StandardCharsets.UTF_8));
    return 0;
  }
}
