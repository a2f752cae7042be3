package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.model.PershotException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what orchestration costs: titles whose trials sleep, on a real Temporal server. */
@Command(
    name = "bench/fleet-scale",
    description = {
      "Runs titles of simulated trials on clusters of their own, and writes what they took to"
          + " FILE.json and FILE.md.",
      "Ends with 0 when all was measured, whatever the numbers are, and with 1 when a run failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = PershotVersion.class,
    sortOptions = false)
public final class ScaleBench implements Callable<Integer> {
  @Mixin private BenchOptions bench = new BenchOptions();

  @Option(
      names = "--shots",
      split = ",",
      paramLabel = "N",
      description = "Titles to run, by their shots; 0 for none. Default: 300,1000,3000.")
  private List<Integer> shots = List.of(300, 1000, 3000);

  @Option(
      names = "--workers",
      split = ",",
      paramLabel = "N",
      description =
          "Then run a title with so many worker processes, the first of which is what others are"
              + " compared with; 0 for none. Default: 1,2,4.")
  private List<Integer> workers = List.of(1, 2, 4);

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "6",
      description = "Trial activities of a shot in a round. Default: ${DEFAULT-VALUE}.")
  private int passes;

  @Option(
      names = "--slots",
      paramLabel = "N",
      defaultValue = "4",
      description = "Of each worker. Default: ${DEFAULT-VALUE}.")
  private int slots;

  @Option(
      names = "--trial-millis",
      paramLabel = "MS",
      defaultValue = "0",
      description = "Length of a trial in the first part. Default: ${DEFAULT-VALUE}.")
  private long trialMillis;

  @Option(
      names = "--speed-shots",
      paramLabel = "N",
      defaultValue = "40",
      description = "Shots of the title in the second part. Default: ${DEFAULT-VALUE}.")
  private int speedShots;

  @Option(
      names = "--speed-millis",
      paramLabel = "MS",
      defaultValue = "1000",
      description = "Length of a trial in the second part. Default: ${DEFAULT-VALUE}.")
  private long speedMillis;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<ScaleResult.Title> titles = new ArrayList<>();
  private final List<ScaleResult.Speed> speeds = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  public static void main(String... args) {
    BenchProgram.run(new ScaleBench(), args);
  }

  @Override
  public Integer call() {
    Host host = Host.now();
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    BenchProgram.require(
        spec,
        passes >= 1 && slots >= 1 && trialMillis >= 0 && speedShots >= 1 && speedMillis >= 1,
        "--passes, --slots, --speed-shots and --speed-millis are at least 1");
    ResultFiles files = bench.results();
    for (int count : shots) {
      if (count > 0) {
        run(new SimulatedActivities(count, passes, trialMillis), 1, titles::add);
        write(files, date, host);
      }
    }
    for (int count : workers) {
      if (count > 0) {
        SimulatedActivities title = new SimulatedActivities(speedShots, passes, speedMillis);
        run(title, count, took -> speeds.add(speed(took)));
        write(files, date, host);
      }
    }
    System.out.println(ScaleReport.of(result(date, host)));
    return failures.isEmpty() ? 0 : 1;
  }

  private void write(ResultFiles files, String date, Host host) {
    ScaleResult result = result(date, host);
    files.write(result, ScaleReport.of(result));
  }

  private void run(SimulatedActivities title, int count, Consumer<ScaleResult.Title> then) {
    String name = title.shots() + " shots, " + count + " x " + slots + " slots";
    System.err.println("bench: " + name);
    try (WorkFolder work = bench.work()) {
      then.accept(new ScaleRun(title, count, slots).run(work.resolve("cluster")));
    } catch (BenchFailure | PershotException e) {
      failures.add(new Failure(name, String.valueOf(e.getMessage())));
      System.err.println("bench: " + name + " failed: " + e.getMessage());
    }
  }

  private ScaleResult.Speed speed(ScaleResult.Title took) {
    double one =
        speeds.isEmpty()
            ? took.wallSeconds() * took.workers()
            : speeds.get(0).wallSeconds() * speeds.get(0).workers();
    return new ScaleResult.Speed(
        took.workers(),
        slots,
        took.trials(),
        BenchResult.rounded(took.trials() * speedMillis / 1e3 / (slots * took.workers()), 1),
        took.wallSeconds(),
        BenchResult.rounded(one / (took.wallSeconds() * took.workers()), 3));
  }

  private ScaleResult result(String date, Host host) {
    return new ScaleResult(
        ScaleResult.SCHEMA,
        date,
        BenchResult.Versions.here().revision(),
        ServerVersion.temporal().orElse("unknown"),
        host,
        titles,
        speeds,
        failures,
        notes(host));
  }

  private List<String> notes(Host host) {
    BenchResult.Versions versions = BenchResult.Versions.here();
    List<String> notes = new ArrayList<>(Notes.ofMachine(versions, host));
    notes.add(Notes.ofServer(versions));
    notes.add(
        "Each shot has %d trial activities in each of two rounds, the analysis and the"
                .formatted(passes)
            + " delivery, and each hundred shots one decision; trials of the first part take "
            + trialMillis
            + " ms, and workflows, settings and windows are Pershot's own. CPU is of server,"
            + " workers and client, from /proc/PID/stat, from before the title's start to its end."
            + " The client asks for progress every 2 s.");
    return notes;
  }
}
