package dev.pershot.app.cli;

import dev.pershot.app.publish.OutputFolder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.regression.Annotations;
import dev.pershot.regression.CheckJunit;
import dev.pershot.regression.CheckMarkdown;
import dev.pershot.regression.CheckReport;
import dev.pershot.regression.CheckTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In what forms a check is told. */
final class CheckOutputs {
  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write a JUnit report: a class a title, a case a comparison.")
  private @Nullable Path junit;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write Markdown for a pull request, under 64 KB.")
  private @Nullable Path markdown;

  @Option(
      names = "--json-file",
      paramLabel = "FILE",
      description = "Write JSON; see docs/check.md.")
  private @Nullable Path jsonFile;

  @Option(names = "--json", description = "Write the same JSON, in one line, to stdout.")
  private boolean json;

  @Option(
      names = "--annotations",
      paramLabel = "SYSTEM",
      description =
          "Mark regressions in the log of github, azure or none. Default: the system that the"
              + " environment is of.")
  private @Nullable Annotations annotations;

  void tell(CheckReport report) {
    write(junit, CheckJunit.of(report));
    write(markdown, CheckMarkdown.of(report));
    write(jsonFile, new String(Json.indented(report.json()), StandardCharsets.UTF_8));
    System.out.print(json ? Events.of("check", report.json()) + "\n" : CheckTable.of(report));
    Annotations system = annotations == null ? Annotations.of(System.getenv()) : annotations;
    system.lines(report).forEach(System.err::println);
  }

  static void write(@Nullable Path file, String text) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new PershotException(ErrorCode.USAGE, file + " is no file; name one");
    }
    OutputFolder.open(folder)
        .write(file.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
  }
}
