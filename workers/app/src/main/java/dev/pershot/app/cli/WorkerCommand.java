package dev.pershot.app.cli;

import dev.pershot.app.engine.WorkerSettings.Build;
import dev.pershot.app.spot.SpotWatch;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A machine of a fleet. */
@Command(
    name = "worker",
    description = "Does the work of titles that others start, until it is told to leave.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot worker --temporal temporal:7233 --store file:/shared/pershot",
      "  pershot worker --temporal temporal:7233 --store file:/shared/pershot --slots 8 \\",
      "      --scratch /mnt/nvme --scratch-limit 20G --grace 90s",
      "",
      "SIGTERM, Ctrl-C and a spot interruption notice end it within the grace period, with exit",
      "code 0; what has not ended by then is handed back. A second Ctrl-C stops it at once."
    })
final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--scratch-limit",
      paramLabel = "SIZE",
      converter = SizeConverter.class,
      description =
          "Most that may lie in it at once, such as 20G: work waits for room, or goes to another"
              + " worker. Default: what the disk has.")
  private long scratchLimit = Long.MAX_VALUE;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "90s",
      converter = DurationConverter.class,
      description =
          "From the signal to leave to the end of the process, such as 90s or 2m. Default:"
              + " ${DEFAULT-VALUE}.")
  private Duration grace = Duration.ofSeconds(90);

  @Option(
      names = "--spot",
      paramLabel = "MODE",
      defaultValue = "auto",
      description =
          "Watch EC2 instance metadata for interruption and rebalance notices: auto (where it"
              + " answers), on, off. Default: ${DEFAULT-VALUE}.")
  private SpotWatch.Mode spot = SpotWatch.Mode.AUTO;

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      description = "Worker deployment, for builds that run side by side; needs --build-id.")
  private @Nullable String deployment;

  @Option(
      names = "--build-id",
      paramLabel = "ID",
      description = "This build: titles stay with the one that they began on.")
  private @Nullable String buildId;

  @Mixin private PlaceOptions place = new PlaceOptions();
  @Mixin private ObserveOptions observe = new ObserveOptions();

  @Override
  public Integer call() {
    if ((deployment == null) != (buildId == null)) {
      throw new PershotException(ErrorCode.USAGE, "--deployment and --build-id go together");
    }
    if (grace.isZero()) {
      throw new PershotException(ErrorCode.USAGE, "--grace takes 1s or more");
    }
    Optional<Build> build =
        deployment == null || buildId == null
            ? Optional.empty()
            : Optional.of(new Build(deployment, buildId));
    return new Working(place, scratchLimit, grace, spot, build, observe).run();
  }
}
