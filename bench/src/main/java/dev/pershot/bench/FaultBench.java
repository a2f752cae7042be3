package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a fleet that is harmed makes the same bytes as one that is not. */
@Command(
    name = "bench/fleet-faults",
    description = {
      "Makes a master's ladder on clusters of three workers, one of which is left alone and the"
          + " others are harmed, compares what they publish, and writes FILE.json and FILE.md.",
      "Ends with 0 when all runs ended by themselves with the same bytes, else with 1."
    },
    mixinStandardHelpOptions = true,
    versionProvider = PershotVersion.class,
    sortOptions = false)
public final class FaultBench implements Callable<Integer> {
  @Parameters(paramLabel = "MASTER", description = "The master.")
  private Path master = Path.of("");

  @Mixin private BenchOptions bench = new BenchOptions();

  @Option(names = "--policy", paramLabel = "FILE", description = "The policy of all runs.")
  private @Nullable Path policy;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "Which, of ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Fault> faults = List.of(Fault.values());

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "10",
      description = "Workers to kill. Default: ${DEFAULT-VALUE}.")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all random moments and choices. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<FaultResult.Run> runs = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private FaultRun.@Nullable Ended undisturbed;

  public static void main(String... args) {
    BenchProgram.run(new FaultBench(), args);
  }

  @Override
  public Integer call() {
    Host host = Host.now();
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    BenchProgram.require(spec, kills >= 1, "--kills is at least 1");
    BenchProgram.requireReadable(spec, List.of(master));
    ResultFiles files = bench.results();
    Set<Fault> wanted = new LinkedHashSet<>(List.of(Fault.NOTHING));
    wanted.addAll(faults);
    for (Fault fault : wanted) {
      run(fault);
      FaultResult result = result(date, host);
      files.write(result, FaultReport.of(result));
      if (undisturbed == null) {
        break;
      }
    }
    System.out.println(FaultReport.of(result(date, host)));
    return failures.isEmpty() && runs.stream().allMatch(run -> run.differing().isEmpty()) ? 0 : 1;
  }

  private void run(Fault fault) {
    System.err.println("bench: " + fault);
    try (WorkFolder work = bench.work();
        FaultRun run =
            new FaultRun(fault, work.resolve("run"), new Random(seed + fault.name().hashCode()))) {
      List<String> options = policy == null ? List.of() : List.of("--policy", policy.toString());
      double usual = undisturbed == null ? 0 : undisturbed.wallSeconds();
      FaultRun.Ended ended = run.run(master, options, usual, kills);
      if (fault == Fault.NOTHING) {
        undisturbed = ended;
      }
      if (undisturbed != null) {
        runs.add(compared(fault, ended, undisturbed));
      }
    } catch (BenchFailure | PershotException e) {
      failures.add(new Failure(fault.toString(), String.valueOf(e.getMessage())));
      System.err.println("bench: " + fault + " failed: " + e.getMessage());
    }
  }

  private static FaultResult.Run compared(Fault fault, FaultRun.Ended ended, FaultRun.Ended usual) {
    double more = ended.workerCpuSeconds() - usual.workerCpuSeconds();
    double starts = (ended.workers() - FaultRun.WORKERS) * usual.startCpuSeconds();
    double useful = usual.workerCpuSeconds() - FaultRun.WORKERS * usual.startCpuSeconds();
    return new FaultResult.Run(
        fault.toString(),
        ended.harm(),
        BenchResult.rounded(ended.wallSeconds(), 1),
        ended.output().files().size(),
        usual.output().differences(ended.output()),
        ended.workers(),
        BenchResult.rounded(ended.workerCpuSeconds(), 1),
        BenchResult.rounded(100 * (more - starts) / useful, 1),
        BenchResult.rounded(100 * more / useful, 1));
  }

  private FaultResult result(String date, Host host) {
    BenchResult.Versions versions = BenchResult.Versions.here();
    List<String> notes = new ArrayList<>(Notes.ofMachine(versions, host));
    notes.add(Notes.ofServer(versions));
    notes.add(
        "Three workers of one slot, a cluster of its own for each run. Compared: SHA-256 of all"
            + " files of the output but run.json, report.html and history, of trials.csv without"
            + " its CPU columns. Wasted: CPU of all worker processes (/proc/PID/stat) above the"
            + " undisturbed run's, over the latter's after the workers' start; the starts of"
            + " workers in place of killed ones are told apart. What else the machine does changes"
            + " CPU seconds, too.");
    return new FaultResult(
        FaultResult.SCHEMA,
        date,
        versions.revision(),
        BenchProgram.name(master),
        host,
        runs,
        failures,
        notes);
  }
}
