package dev.pershot.app.cli;

import dev.pershot.app.watch.OutputTemplate;
import dev.pershot.app.watch.QueueAddress;
import dev.pershot.storage.s3.S3Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A fleet's door: what is uploaded becomes a title. */
@Command(
    name = "watch",
    description = "Has a fleet make the ladders of masters as they are uploaded to S3.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  pershot watch --queue https://sqs.eu-west-1.amazonaws.com/123456789012/masters \\",
      "      --output s3://ladders/{key} --temporal temporal:7233 --store s3://store/pershot",
      "",
      "Beside each master KEY.pershot.json says how far its title is. Queue, permissions and that",
      "file are described in docs/watch.md. SIGTERM and Ctrl-C end it with exit code 0."
    })
final class WatchCommand implements Callable<Integer> {
  @Option(
      names = "--queue",
      paramLabel = "URL",
      required = true,
      description = "The queue in SQS that gets the buckets' events.")
  private String queue = "";

  @Option(
      names = "--sqs-endpoint",
      paramLabel = "URL",
      description =
          "A server that speaks SQS. Default: AWS, or the one in the queue's URL if that is not"
              + " AWS's.")
  private @Nullable String endpoint;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "s3://BUCKET/PREFIX",
      required = true,
      description =
          "Where ladders go, with {key}, {bucket} or {version} of the master in it; {key} is added"
              + " at the end where it is not there.")
  private String output = "";

  @Option(
      names = "--allow-drift",
      description =
          "Deliver although a rung's quality is more than 1.0 VMAF from that of its shots'"
              + " encodes.")
  private boolean allowDrift;

  @Mixin private TurnOptions turn = new TurnOptions();
  @Mixin private JobOptions job = new JobOptions();
  @Mixin private FleetOptions fleet = new FleetOptions();
  @Mixin private ObserveOptions observe = new ObserveOptions();

  @Override
  public Integer call() {
    QueueAddress address =
        QueueAddress.parse(
            queue,
            Optional.ofNullable(endpoint).map(url -> S3Settings.endpoint(url, "--sqs-endpoint")));
    turn.of("checked before anything is started");
    job.models(job.policy());
    job.shots();
    return new Watching(
            address, OutputTemplate.parse(output), allowDrift, turn, job, fleet.fleet(), observe)
        .run();
  }
}
