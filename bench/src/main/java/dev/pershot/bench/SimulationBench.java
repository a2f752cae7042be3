package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.Sampling;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a change of the adaptive analysis in seconds: nothing is encoded. */
@Command(
    name = "bench/analysis-simulated",
    description = {
      "Decides titles adaptively over the exhaustive trials that bench/analysis-cost --keep kept,"
          + " and says how many trials that takes, what their encoding takes relative to all that"
          + " the exhaustive run took, and how far off the rungs are.",
      "Trials between the quantizers that were tried are told by curves through these."
    },
    mixinStandardHelpOptions = true,
    versionProvider = PershotVersion.class,
    sortOptions = false)
public final class SimulationBench implements Callable<Integer> {
  @Parameters(
      paramLabel = "KEPT",
      arity = "1..*",
      description = "Folders of titles, as they lie in the folder that was kept.")
  private List<Path> kept = List.of();

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description =
          "Of the policy, all else of which is the kept run's. Default: ${DEFAULT-VALUE}.")
  private double tolerance = Policy.DEFAULT.tolerance();

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      defaultValue = "${sys:java.io.tmpdir}",
      description = "Where stores lie meanwhile. Default: ${DEFAULT-VALUE}.")
  private Path scratch = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String... args) {
    BenchProgram.run(new SimulationBench(), args);
  }

  @Override
  public Integer call() {
    for (Path title : kept) {
      BenchProgram.require(
          spec, Files.isDirectory(title.resolve("runs")), title + " is no folder that was kept");
    }
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "shots",
            "rounds",
            "trials per shot",
            "encoding, % of all",
            "rate off by %, worst",
            "VMAF off by, worst",
            "BD-rate loss %");
    kept.forEach(title -> add(title, table));
    System.out.println(table);
    return 0;
  }

  private void add(Path title, MarkdownTable table) {
    try (WorkFolder work = WorkFolder.in(scratch)) {
      JobStore exhaustive = exhaustive(title);
      SimulatedAnalysis result =
          SimulatedAnalysis.of(
              exhaustive,
              policy(exhaustive.job().policy()),
              FileStore.open(new StoreLocation.Folder(work.resolve("store"))));
      table.row(
          title.getFileName().toString(),
          Integer.toString(result.shots()),
          Integer.toString(result.rounds()),
          "%.1f".formatted((double) result.trials() / result.shots()),
          "%.2f".formatted(100 * result.encodeShare()),
          "%.2f".formatted(result.prediction().worstRatePercent()),
          "%.2f".formatted(result.prediction().worstVmaf()),
          result.lossPercent().map("%.2f"::formatted).orElse("-"));
    }
  }

  private Policy policy(Policy policy) {
    return CostPolicy.adaptive(policy).with("tolerance", tolerance);
  }

  private static JobStore exhaustive(Path title) {
    FileStore store = FileStore.open(new StoreLocation.Folder(title));
    try (Stream<Path> runs = Files.list(title.resolve("runs"))) {
      return runs.sorted()
          .map(run -> JobStore.open(store, run.getFileName().toString()))
          .filter(jobs -> jobs.job().policy().sampling() == Sampling.EXHAUSTIVE)
          .filter(SimulationBench::isWhole)
          .findFirst()
          .orElseThrow(
              () ->
                  new BenchFailure(title + " has no exhaustive run all of whose trials are there"));
    } catch (IOException e) {
      throw new BenchFailure("cannot read " + title, e);
    }
  }

  private static boolean isWhole(JobStore jobs) {
    return jobs.isInspected()
        && ExhaustiveRun.specs(jobs).stream().flatMap(List::stream).allMatch(jobs::hasTrial);
  }
}
