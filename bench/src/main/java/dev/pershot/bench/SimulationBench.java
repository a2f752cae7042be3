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
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
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
      names = "--draw",
      paramLabel = "SHOTS",
      description = {
        "Simulates many titles of so many shots each, drawn from the kept ones, and says what they"
            + " come to in the mean. What a change does to five titles is mostly chance."
      })
  private int shots;

  @Option(
      names = "--titles",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many to draw from each kept title. Default: ${DEFAULT-VALUE}.")
  private int titles;

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
    System.out.println(shots == 0 ? wholeTitles() : drawnTitles());
    return 0;
  }

  private MarkdownTable wholeTitles() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "shots",
            "rounds",
            "trials per shot",
            "encoding, % of all",
            "rate off by %, worst",
            "VMAF off by, worst",
            "below the best by, VMAF",
            "BD-rate loss %");
    for (Path title : kept) {
      SimulatedAnalysis result = simulated(KnownTitle.whole(exhaustive(title)));
      table.row(
          title.getFileName().toString(),
          Integer.toString(result.shots()),
          Integer.toString(result.rounds()),
          "%.1f".formatted((double) result.trials() / result.shots()),
          "%.2f".formatted(100 * result.encodeShare()),
          "%.2f".formatted(result.prediction().worstRatePercent()),
          "%.2f".formatted(result.prediction().worstVmaf()),
          "%.2f".formatted(result.belowBest()),
          result.lossPercent().map("%.2f"::formatted).orElse("-"));
    }
    return table;
  }

  private MarkdownTable drawnTitles() {
    MarkdownTable table =
        new MarkdownTable(
            "drawn from",
            "titles",
            "shots",
            "rounds",
            "trials per shot",
            "encoding, % of all",
            "rate off by %, mean of worst",
            "worst",
            "VMAF off by, mean of worst",
            "worst",
            "below the best by, VMAF",
            "BD-rate loss %");
    for (Path title : kept) {
      JobStore exhaustive = exhaustive(title);
      Random chance = new Random(1);
      List<KnownTitle> drawn =
          Stream.generate(() -> KnownTitle.drawn(exhaustive, shots, chance))
              .limit(titles)
              .distinct()
              .toList();
      List<SimulatedAnalysis> results = drawn.stream().map(this::simulated).toList();
      table.row(
          title.getFileName().toString(),
          Integer.toString(results.size()),
          Integer.toString(results.get(0).shots()),
          "%.1f".formatted(mean(results, SimulatedAnalysis::rounds)),
          "%.1f".formatted(mean(results, result -> (double) result.trials() / result.shots())),
          "%.2f".formatted(mean(results, result -> 100 * result.encodeShare())),
          "%.2f".formatted(mean(results, result -> result.prediction().worstRatePercent())),
          "%.2f".formatted(most(results, result -> result.prediction().worstRatePercent())),
          "%.2f".formatted(mean(results, result -> result.prediction().worstVmaf())),
          "%.2f".formatted(most(results, result -> result.prediction().worstVmaf())),
          "%.2f".formatted(mean(results, SimulatedAnalysis::belowBest)),
          "%.2f".formatted(mean(results, result -> result.lossPercent().orElse(0.0))));
    }
    return table;
  }

  private static double mean(
      List<SimulatedAnalysis> results, ToDoubleFunction<SimulatedAnalysis> value) {
    return results.stream().mapToDouble(value).average().orElseThrow();
  }

  private static double most(
      List<SimulatedAnalysis> results, ToDoubleFunction<SimulatedAnalysis> value) {
    return results.stream().mapToDouble(value).max().orElseThrow();
  }

  private SimulatedAnalysis simulated(KnownTitle title) {
    try (WorkFolder work = WorkFolder.in(scratch)) {
      return SimulatedAnalysis.of(
          title,
          policy(title.exhaustive().job().policy()),
          FileStore.open(new StoreLocation.Folder(work.resolve("store"))));
    }
  }

  private Policy policy(Policy policy) {
    return CostPolicy.adaptive(policy).with("tolerance", tolerance);
  }

  static JobStore exhaustive(Path title) {
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
