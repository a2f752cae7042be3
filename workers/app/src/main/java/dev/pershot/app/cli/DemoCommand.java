package dev.pershot.app.cli;

import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.ladder.Policy;
import dev.pershot.sample.file.SampleMasterWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The first thing a newcomer runs. */
@Command(
    name = "demo",
    description =
        "Generates a sample master and makes its ladder, of half as many rungs as by default.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  pershot demo -o pershot-demo"})
final class DemoCommand implements Callable<Integer> {
  static final String SAMPLE = "sample-master.mp4";

  /** Half as many rungs as by default, so that a first look takes minutes. */
  static final Policy QUICK = Policy.DEFAULT.with("rungSpacing", 2.6);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      defaultValue = "pershot-demo",
      description = "Folder for the sample and its ladder. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("pershot-demo");

  @Mixin private JobOptions job = new JobOptions();
  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    job.takeByDefault(QUICK);
    OutputFolder.open(output);
    Path master = output.resolve(SAMPLE);
    if (!master.toFile().exists()) {
      System.err.println("generating the sample master...");
      SampleMasterWriter.write(master);
    }
    return new Encoding(
            new MasterLocation.OfFile(master),
            Masters.inFiles(),
            output.resolve("ladder"),
            job,
            place,
            run,
            new ObserveOptions())
        .run();
  }
}
