package dev.pershot.bench;

import dev.pershot.app.cli.PershotVersion;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Title;
import dev.pershot.bench.BenchResult.Versions;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the result goes: FILE.json and FILE.md.")
  private Path out = Path.of("");

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

  @Option(
      names = "--scratch",
      paramLabel = "FOLDER",
      defaultValue = "${sys:java.io.tmpdir}",
      description =
          "Where runs leave their stores and tools their uncompressed shots; emptied again."
              + " Default: ${DEFAULT-VALUE}.")
  private Path scratch = Path.of("");

  private final List<Title> titles = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private Optional<Tools> tools = Optional.empty();
  private Optional<String> toolsMissing = Optional.empty();
  private @Nullable PershotRun lastRun;

  public static void main(String... args) {
    CommandLine commandLine = new CommandLine(new AnalysisBench());
    commandLine.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          System.err.println("bench: " + e.getMessage());
          return 1;
        });
    System.exit(commandLine.execute(args));
  }

  @Override
  public Integer call() {
    Host host = Host.now();
    Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    requireOptions();
    if (againstTools) {
      findTools();
    }
    for (Path master : masters) {
      measure(master);
    }
    write(result(date, host));
    return failures.isEmpty() ? 0 : 1;
  }

  /** Here and not after an hour. */
  private void requireOptions() {
    if (toolsSample < 1 || (toolsThreads != null && toolsThreads < 1)) {
      throw new BenchFailure("--tools-sample and --tools-threads are at least 1");
    }
    for (Path master : masters) {
      if (!Files.isReadable(master)) {
        throw new BenchFailure("cannot read " + master);
      }
    }
    file(".json");
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
    String name = name(master);
    System.err.println("bench: " + name);
    try (WorkFolder work = WorkFolder.in(scratch)) {
      Path launcher = Path.of(System.getProperty("pershot.home", "."), "pershot");
      PershotRun run = PershotRun.of(launcher, master, Optional.ofNullable(policy), work);
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
    int threads = toolsThreads == null ? run.record().slots() : toolsThreads;
    ToolComparison comparison = new ToolMatrix(found, run, master, threads, work).run(toolsSample);
    titles.add(titles.remove(titles.size() - 1).with(comparison));
  }

  private static String name(Path master) {
    String file = master.getFileName().toString();
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  private BenchResult result(Instant date, Host host) {
    Optional<PershotRun> run = Optional.ofNullable(lastRun);
    Versions versions =
        new Versions(
            System.getProperty("pershot.revision", "revision unknown"),
            run.map(r -> r.record().pershot()),
            run.map(r -> r.record().versions()),
            tools.map(Tools::versions));
    return new BenchResult(
        BenchResult.SCHEMA,
        date.toString(),
        versions,
        host,
        titles,
        failures,
        Notes.of(versions, host, titles, toolsSample, toolsMissing));
  }

  private void write(BenchResult result) {
    try {
      Files.write(file(".json"), Json.indented(result));
      Files.writeString(file(".md"), MarkdownReport.of(result));
      System.out.println(MarkdownReport.of(result));
    } catch (IOException e) {
      throw new BenchFailure("cannot write the result", e);
    }
  }

  private Path file(String ending) {
    Path file = out.toAbsolutePath();
    String name = file.getFileName().toString().replaceFirst("\\.(json|md)$", "");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new BenchFailure("cannot make " + file.getParent(), e);
    }
    return file.resolveSibling(name + ending);
  }
}
