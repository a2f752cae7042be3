package dev.pershot.app.cli;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.regression.CheckReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fails when ladders got worse. */
@Command(
    name = "check",
    description = {
      "Compares a ladder with its golden; without one, makes the ladders of all goldens and"
          + " compares each.",
      "Exit codes: 0 fine, 1 something could not be judged, 2 usage, 3 a regression."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot check out --golden ladders/goldens/film.json",
      "  pershot check out/ladder.json --golden before/ladder.json --markdown change.md",
      "  pershot check --junit check.xml       all of ladders/goldens",
      "  pershot check --update --reason \"x264 166\""
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "LADDER",
      description = "An output folder, or a ladder.json. Without it, the whole set is checked.")
  private @Nullable Path ladder;

  @Option(
      names = "--golden",
      paramLabel = "FILE",
      description = "What LADDER is compared with: a golden, or another ladder.")
  private @Nullable Path golden;

  @Option(
      names = "--goldens",
      paramLabel = "DIR",
      description = "Where the set's goldens are. Default: ladders/goldens beside the program.")
  private @Nullable Path goldens;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      defaultValue = "pershot-check",
      description = "Where the set's ladders are made. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("pershot-check");

  @Option(names = "--update", description = "Write what is now as the golden; needs --reason.")
  private boolean update;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why goldens are written; kept in their history.")
  private @Nullable String reason;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckOutputs outputs = new CheckOutputs();
  @Mixin private PlaceOptions place = new PlaceOptions();

  @Override
  public Integer call() {
    require((ladder == null) == (golden == null), "LADDER and --golden belong together");
    require(update == (reason != null), "--update and --reason belong together");
    require(reason == null || !reason.isBlank(), "--reason says why goldens change");
    if (ladder != null && golden != null) {
      return one(ladder, golden);
    }
    CheckedSet set = new CheckedSet(files(), output, place);
    return reason == null ? set.check(outputs) : set.update(reason);
  }

  private int one(Path now, Path file) {
    if (reason != null) {
      GoldenUpdate.of(file, now, reason);
      return CheckReport.FINE;
    }
    CheckReport report = new CheckReport(List.of(CheckedSet.compare(now, file)));
    outputs.tell(report);
    return report.exitCode();
  }

  private List<Path> files() {
    Path folder =
        goldens == null
            ? Path.of(System.getProperty("pershot.home", "."), "ladders", "goldens")
            : goldens;
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (files.isEmpty()) {
        throw new PershotException(
            ErrorCode.GOLDEN_INVALID, folder + " has no goldens; name a folder with --goldens");
      }
      return files;
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.GOLDEN_INVALID, "cannot read " + folder + "; name a folder with --goldens", e);
    }
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
  }
}
