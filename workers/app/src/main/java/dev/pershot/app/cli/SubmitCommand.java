package dev.pershot.app.cli;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.S3Place;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A master for a fleet. */
@Command(
    name = "submit",
    description = "Has a fleet make the ladder of a master.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot submit s3://films/a.mov --temporal temporal:7233 --store s3://store/pershot",
      "  pershot submit film.mov --cluster cluster -o out --wait",
      "",
      "A master that is a file is copied into a store in S3 first, once. The same master under the",
      "same policy is the same run: submitted again, it is joined, or taken up where it was."
    })
final class SubmitCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description =
          "s3://BUCKET/PREFIX, where a worker leaves the ladder; or a folder, with --wait. 'pershot"
              + " fetch' gets it later.")
  private @Nullable String output;

  @Option(names = "--wait", description = "Wait for the end, and get the ladder.")
  private boolean wait;

  @Mixin private MasterArgument master = new MasterArgument();
  @Mixin private TurnOptions turn = new TurnOptions();
  @Mixin private JobOptions job = new JobOptions();
  @Mixin private OverrideOptions overrides = new OverrideOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    if (wait && output == null) {
      throw new PershotException(ErrorCode.USAGE, "--wait needs a folder for the ladder: -o OUT");
    }
    if (!wait && output != null && !S3Place.isNamed(output)) {
      throw new PershotException(
          ErrorCode.USAGE,
          "a folder of this machine gets the ladder with --wait only; or name s3://BUCKET/PREFIX");
    }
    return new Submission(
            master.location(), job, fleet.fleet(), run, turn.of(master.location().name()))
        .run(overrides, Optional.ofNullable(output), wait);
  }
}
