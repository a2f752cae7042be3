package dev.pershot.app.cli;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
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
      "  pershot submit s3://films/a.mov --temporal temporal:7233 --store s3://work/pershot",
      "  pershot submit film.mov --cluster cluster -o out --wait",
      "",
      "A master that is a file is copied into a store in S3 first, once. The same master under the",
      "same policy is the same run: submitted again, it is joined, or taken up where it was."
    })
final class SubmitCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "Folder for the ladder, with --wait; 'pershot fetch' gets it later.")
  private @Nullable Path output;

  @Option(names = "--wait", description = "Wait for the end, and get the ladder.")
  private boolean wait;

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

  @Mixin private MasterArgument master = new MasterArgument();
  @Mixin private JobOptions job = new JobOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Override
  public Integer call() {
    if (wait && output == null) {
      throw new PershotException(ErrorCode.USAGE, "--wait needs a folder for the ladder: -o OUT");
    }
    if (!wait && output != null) {
      throw new PershotException(
          ErrorCode.USAGE, "-o gets the ladder with --wait only; 'pershot fetch' gets it later");
    }
    if (priority != null && (priority < 1 || priority > 5)) {
      throw new PershotException(ErrorCode.USAGE, "--priority takes 1 to 5, not " + priority);
    }
    return new Submission(
            master.location(),
            job,
            fleet.fleet(),
            run,
            Optional.ofNullable(priority),
            Optional.ofNullable(studio))
        .run(wait ? Optional.ofNullable(output) : Optional.empty());
  }
}
