package dev.pershot.app.cli;

import dev.pershot.app.replay.HistoryFile;
import dev.pershot.app.replay.Parting;
import dev.pershot.app.replay.Replay;
import dev.pershot.app.replay.Replayed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Earlier runs' histories against this build. */
@Command(
    name = "replay",
    description =
        "Says whether titles that are under way would go on under this build: replays histories of"
            + " earlier runs.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot replay out",
      "  pershot replay out/history/title-3f2a.json --json",
      "",
      "Exit codes: 0 all are deterministic, 1 one is not."
    })
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE-OR-FOLDER",
      description = "Histories, or output folders.")
  private List<Path> places = List.of();

  @Option(names = "--json", description = "Write NDJSON to stdout; see docs/versioning.md.")
  private boolean json;

  @Override
  public Integer call() {
    List<HistoryFile> files =
        places.stream().flatMap(place -> HistoryFile.at(place).stream()).toList();
    int parted = 0;
    try (Replay replay = new Replay()) {
      for (HistoryFile file : files) {
        Replayed replayed = replay.of(file);
        parted += replayed.isDeterministic() ? 0 : 1;
        System.out.println(json ? Events.of("history", fields(replayed)) : line(replayed));
      }
    }
    System.out.println(json ? Events.of("replay", fields(files, parted)) : summary(files, parted));
    return parted == 0 ? 0 : 1;
  }

  private static String line(Replayed replayed) {
    return replayed.file()
        + ": "
        + replayed
            .parting()
            .map(ReplayCommand::line)
            .orElse("deterministic, " + Plural.of(replayed.events(), "event"));
  }

  private static String line(Parting parting) {
    return "parts at event "
        + parting.eventId()
        + ": the history has "
        + parting.history()
        + ", the code does "
        + parting.code();
  }

  private static String summary(List<HistoryFile> files, int parted) {
    return parted == 0
        ? files.size() + " deterministic"
        : parted + " of " + files.size() + " not deterministic; see docs/versioning.md";
  }

  private static Map<String, Object> fields(Replayed replayed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", replayed.file());
    fields.put("workflowId", replayed.workflowId());
    fields.put("events", replayed.events());
    fields.put("deterministic", replayed.isDeterministic());
    replayed.parting().ifPresent(parting -> fields.put("parting", parting));
    return fields;
  }

  private static Map<String, Object> fields(List<HistoryFile> files, int parted) {
    return Map.of("histories", files.size(), "parted", parted);
  }
}
