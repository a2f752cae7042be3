package dev.pershot.app.cli;

import dev.pershot.app.master.Masters;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
      "  pershot encode film.mov --dry-run",
      "",
      "A run that was stopped or killed goes on where it was when it is started again.",
      "Press Ctrl-C once to finish what runs, twice to stop at once."
    })
final class EncodeCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description =
          "Folder for the ladder; files of the same name in it are replaced. Not needed with"
              + " --dry-run.")
  private @Nullable Path output;

  @Option(
      names = "--dry-run",
      description =
          "Make no ladder: inspect the master, try short extracts of it, and tell how many trials,"
              + " CPU hours and bytes the job will take.")
  private boolean dryRun;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private MasterArgument master = new MasterArgument();
  @Mixin private JobOptions job = new JobOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();
  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private ObserveOptions observe = new ObserveOptions();

  @Override
  public Integer call() {
    Masters masters = master.masters(place.s3(), place.slots());
    if (dryRun) {
      return new DryRun(masters.open(master.location()), job, place, run.json).run();
    }
    if (output == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Missing required option: '--output=OUT'");
    }
    return new Encoding(master.location(), masters, output, job, place, run, observe)
        .run(overrides);
  }
}
