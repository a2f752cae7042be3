package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Title;
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

/** Measures the analysis of masters, one after the other. */
@Command(
    name = "bench/analysis",
    description = {
      "Runs 'pershot encode' on each master with a fresh store, and writes what analysis took to"
          + " FILE.json and FILE.md.",
      "Ends with 0 when all was measured, whatever the numbers are, and with 1 when a run failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = PershotVersion.class,
    sortOptions = false)
public final class AnalysisBench implements Callable<Integer> {
  @Parameters(paramLabel = "MASTER", arity = "1..*", description = "The masters to measure.")
  private List<Path> masters = List.of();

  @Mixin private BenchOptions bench = new BenchOptions();

  @Option(names = "--policy", paramLabel = "FILE", description = "The policy of all runs.")
  private @Nullable Path policy;

  @Option(
      names = "--against-tools",
      description =
          "Do the same trials by the command lines of ffmpeg and vmaf, where they are on the path"
              + " (PERSHOT_VMAF_CLI may name the latter).")
  private boolean againstTools;

  @Option(
      names = "--tools-sample",
      paramLabel = "N",
      defaultValue = "1",
      description = "Do only every N-th trial by the tools, and scale up. Default: all.")
  private int toolsSample = 1;

  @Option(
      names = "--tools-threads",
      paramLabel = "N",
      description = "Threads that each tool may use. Default: as many as Pershot has slots.")
  private @Nullable Integer toolsThreads;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<Title> titles = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private Optional<Tools> tools = Optional.empty();
  private Optional<String> toolsMissing = Optional.empty();
  private @Nullable PershotRun lastRun;

  public static void main(String... args) {
    BenchProgram.run(new AnalysisBench(), args);
  }

  @Override
  public Integer call() {
    Host host = Host.now();
    Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    requireOptions();
    ResultFiles files = bench.results();
    if (againstTools) {
      findTools();
    }
    for (Path master : masters) {
      measure(master);
    }
    BenchResult result = result(date, host);
    files.write(result, MarkdownReport.of(result));
    System.out.println(MarkdownReport.of(result));
    return failures.isEmpty() ? 0 : 1;
  }

  private void requireOptions() {
    BenchProgram.require(
        spec,
        toolsSample >= 1 && (toolsThreads == null || toolsThreads >= 1),
        "--tools-sample and --tools-threads are at least 1");
    BenchProgram.requireReadable(spec, masters);
  }

  private void findTools() {
    try {
      tools = Optional.of(Tools.find());
    } catch (BenchFailure e) {
      toolsMissing = Optional.ofNullable(e.getMessage());
      System.err.println("bench: not comparing with command lines: " + e.getMessage());
    }
  }

  private void measure(Path master) {
    String name = BenchProgram.name(master);
    System.err.println("bench: " + name);
    try (WorkFolder work = bench.work()) {
      PershotRun run =
          PershotRun.of(
              BenchProgram.launcher(),
              master,
              policy == null ? List.of() : List.of("--policy", policy.toString()),
              work.resolve("run"));
      lastRun = run;
      titles.add(Measurement.of(name, run));
      tools.ifPresent(found -> compare(found, run, master, work));
    } catch (BenchFailure | PershotException e) {
      failures.add(new Failure(name, String.valueOf(e.getMessage())));
      System.err.println("bench: " + name + " failed: " + e.getMessage());
    }
  }

  /** Where the tools fail, the title stays as it was measured. */
  private void compare(Tools found, PershotRun run, Path master, WorkFolder work) {
    int threads = toolsThreads == null ? run.record().slots().orElseThrow() : toolsThreads;
    ToolComparison comparison = new ToolMatrix(found, run, master, threads, work).run(toolsSample);
    titles.add(titles.remove(titles.size() - 1).with(comparison));
  }

  private BenchResult result(Instant date, Host host) {
    Versions versions = Versions.of(lastRun, tools.map(Tools::versions));
    return new BenchResult(
        BenchResult.SCHEMA,
        date.toString(),
        versions,
        host,
        titles,
        failures,
        Notes.of(versions, host, titles, toolsSample, toolsMissing));
  }
}
