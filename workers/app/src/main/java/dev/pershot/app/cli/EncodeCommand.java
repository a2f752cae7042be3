package dev.pershot.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The whole way of one master. */
@Command(
    name = "encode",
    description = "Makes the ladder of a master: analyses, encodes, packages and proves it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot encode film.mov -o out",
      "  pershot encode film.mov -o out --policy policy.json --model v1,v0.6.1",
      "  pershot encode film.mov -o out --shots cuts.json --slots 4",
      "",
      "A run that was stopped or killed goes on where it was when it is started again.",
      "Press Ctrl-C once to finish what runs, twice to stop at once."
    })
final class EncodeCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "MASTER",
      description = "The source video: progressive, constant frame rate, 4:2:0 with 8 or 10 bits.")
  private Path master = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      required = true,
      description = "Folder for the ladder; files of the same name in it are replaced.")
  private Path output = Path.of("");

  @Mixin private JobOptions job = new JobOptions();
  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    return new Encoding(master, output, job, place, run).run();
  }
}
