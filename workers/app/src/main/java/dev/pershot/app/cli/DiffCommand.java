package dev.pershot.app.cli;

import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.model.Json;
import dev.pershot.regression.DiffTable;
import dev.pershot.regression.GoldenFile;
import dev.pershot.regression.LadderDiff;
import dev.pershot.regression.Subject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two ladders side by side. */
@Command(
    name = "diff",
    description = "Shows two ladders side by side, and why a rung moved.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot diff before after",
      "  pershot diff ladders/goldens/film.json out --json | jq .bdRatePercent"
    })
final class DiffCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The ladder before: an output folder, a ladder.json or a golden.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The ladder after.")
  private Path after = Path.of("");

  @Option(names = "--json", description = "Write JSON, in one line, to stdout; see docs/check.md.")
  private boolean json;

  @Override
  public Integer call() {
    LadderDiff diff = LadderDiff.of(subject(before), subject(after));
    System.out.print(json ? Events.of("diff", fields(diff)) + "\n" : DiffTable.of(diff));
    return 0;
  }

  private static Map<String, Object> fields(LadderDiff diff) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", LadderDiff.SCHEMA);
    Json.mapper()
        .valueToTree(diff)
        .properties()
        .forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    return fields;
  }

  private static Subject subject(Path path) {
    if (Files.isRegularFile(path)
        && GoldenFile.isGolden(GoldenTitle.bytes(path), path.toString())) {
      return GoldenTitle.read(path).golden().baseline();
    }
    return PublishedLadder.open(path).subject();
  }
}
