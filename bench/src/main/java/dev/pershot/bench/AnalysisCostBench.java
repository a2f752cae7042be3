package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Versions;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures adaptive against exhaustive analysis, one master after the other. */
@Command(
    name = "bench/analysis-cost",
    description = {
      "Analyses each master adaptively, as Pershot does, and exhaustively, and writes what both took"
          + " and what the adaptive decisions lose on real encodes to FILE.json and FILE.md.",
      "Ends with 0 when all was measured, whatever the numbers are, and with 1 when a run failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = PershotVersion.class,
    sortOptions = false)
public final class AnalysisCostBench implements Callable<Integer> {
  @Parameters(paramLabel = "MASTER", arity = "1..*", description = "The masters to measure.")
  private List<Path> masters = List.of();

  @Mixin private BenchOptions bench = new BenchOptions();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "The policy of all runs, but for its sampling. Default: six sizes, CRF 18 to 46 by 3.5,"
              + " preset medium.")
  private @Nullable Path policy;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "MODEL",
      defaultValue = "v1,v0.6.1",
      description =
          "Models that decide, one run each; the first gives the title's own numbers. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> models = List.of();

  @Option(
      names = "--targets",
      paramLabel = "N",
      defaultValue = "10",
      description = "Rates at which decisions are compared, 8 at least. Default: ${DEFAULT-VALUE}.")
  private int targets = RateTargets.FEWEST;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Encodes side by side, one core each. Default: all cores.")
  private @Nullable Integer slots;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description =
          "Keep exhaustive trials and final encodes there, and use those of an earlier call. The"
              + " adaptive run is always made anew.")
  private @Nullable Path keep;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Host host = Host.now();
  private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Progress progress = Progress.start();
  private final List<TitleCost> titles = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable PershotRun lastRun;

  public static void main(String... args) {
    BenchProgram.run(new AnalysisCostBench(), args);
  }

  @Override
  public Integer call() {
    CostOptions options = options();
    BenchProgram.requireReadable(spec, masters);
    ResultFiles files = bench.results();
    for (Path master : masters) {
      measure(master, options);
      files.write(result(), CostReport.of(result()));
    }
    System.out.println(CostReport.of(result()));
    return failures.isEmpty() ? 0 : 1;
  }

  private CostOptions options() {
    BenchProgram.require(
        spec,
        targets >= RateTargets.FEWEST,
        "--targets takes " + RateTargets.FEWEST + " or more, not " + targets);
    int threads = slots == null ? Runtime.getRuntime().availableProcessors() : slots;
    BenchProgram.require(spec, threads >= 1, "--slots is at least 1");
    if (policy != null) {
      BenchProgram.requireReadable(spec, List.of(policy));
    }
    return new CostOptions(
        Optional.ofNullable(policy),
        models,
        targets,
        new Slots(threads),
        bench.scratch(),
        Optional.ofNullable(keep));
  }

  private void measure(Path master, CostOptions options) {
    String name = BenchProgram.name(master);
    try (WorkFolder work = WorkFolder.in(options.scratch())) {
      CostMeasurement measurement = new CostMeasurement(options, master, work, progress);
      try {
        measurement.run().ifPresent(titles::add);
      } finally {
        failures.addAll(measurement.failures());
        notes.addAll(measurement.notes());
        measurement.adaptive().forEach(run -> lastRun = run);
      }
      progress.of(name).say("done");
    } catch (BenchFailure | PershotException e) {
      failures.add(new Failure(name, String.valueOf(e.getMessage())));
      progress.of(name).say("failed: " + e.getMessage());
    }
  }

  private CostResult result() {
    Versions versions = Versions.of(lastRun, Optional.empty());
    return new CostResult(
        CostResult.SCHEMA,
        date.toString(),
        versions,
        host,
        CostSummary.of(titles),
        titles,
        failures,
        CostNotes.of(versions, host, titles, notes));
  }
}
