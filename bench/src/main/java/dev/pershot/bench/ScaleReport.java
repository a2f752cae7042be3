package dev.pershot.bench;

import static dev.pershot.bench.MarkdownText.fixed;

import dev.pershot.bench.BenchResult.Requirement;
import java.util.Optional;
import java.util.stream.Collectors;

/** A scale result for people. */
final class ScaleReport {
  private ScaleReport() {}

  static String of(ScaleResult result) {
    StringBuilder text = new StringBuilder();
    text.append("# Simulated titles on a Temporal server, measured ").append(result.date());
    text.append("\n\n").append(titles(result));
    text.append("\n## Against what is wanted\n\n").append(requirements(result));
    text.append("\n## CPU and memory by process\n\n").append(processes(result));
    if (!result.speeds().isEmpty()) {
      text.append("\n## More workers\n\n").append(speeds(result));
    }
    return text.append(MarkdownText.ending(result.failures(), result.notes())).toString();
  }

  private static MarkdownTable titles(ScaleResult result) {
    MarkdownTable table =
        new MarkdownTable(
            "shots",
            "workers x slots",
            "trial activities",
            "wall s",
            "trials/s",
            "CPU ms a trial",
            "workflows",
            "largest history, events",
            "kB",
            "title's history, events",
            "title's payloads, kB");
    for (ScaleResult.Title title : result.titles()) {
      Histories histories = title.histories();
      table.row(
          Integer.toString(title.shots()),
          title.workers() + " x " + title.slots(),
          Integer.toString(title.trials()),
          fixed(title.wallSeconds(), 1),
          fixed(title.trials() / title.wallSeconds(), 1),
          fixed(title.cpuMillisPerTrial(), 2),
          Integer.toString(histories.workflows()),
          Long.toString(histories.largestEvents()),
          fixed(histories.largestBytes() / 1e3, 1),
          Long.toString(histories.titleEvents()),
          fixed(histories.titlePayloadBytes() / 1e3, 1));
    }
    return table;
  }

  private static String requirements(ScaleResult result) {
    return result.titles().stream()
        .flatMap(
            title ->
                title.requirements().stream()
                    .map(requirement -> line(title.shots() + " shots", requirement)))
        .collect(Collectors.joining());
  }

  private static String line(String name, Requirement requirement) {
    return "- %s, %s: %s, %s\n"
        .formatted(
            name,
            requirement.wanted(),
            requirement.value(),
            requirement.passed() ? "pass" : "FAIL");
  }

  private static MarkdownTable processes(ScaleResult result) {
    MarkdownTable table =
        new MarkdownTable(
            "process",
            "CPU s",
            "MB at start",
            "after 1/3",
            "after 2/3",
            "at the end",
            "last third");
    for (ScaleResult.Title title : result.titles()) {
      for (String name : title.processes().keySet().stream().sorted().toList()) {
        Optional.ofNullable(title.processes().get(name))
            .ifPresent(seen -> add(table, title.shots() + " shots, " + name, seen));
      }
    }
    return table;
  }

  private static void add(MarkdownTable table, String name, ProcessWatch.Seen seen) {
    table.row(
        name,
        fixed(seen.cpuSeconds(), 1),
        fixed(seen.residentMb().get(0), 0),
        fixed(seen.residentMb().get(1), 0),
        fixed(seen.residentMb().get(2), 0),
        fixed(seen.residentMb().get(3), 0),
        "x " + fixed(seen.growth(), 2));
  }

  private static MarkdownTable speeds(ScaleResult result) {
    MarkdownTable table =
        new MarkdownTable(
            "workers", "slots of each", "trials", "wall s", "ideal s", "of linear (>= 0.9)");
    for (ScaleResult.Speed speed : result.speeds()) {
      table.row(
          Integer.toString(speed.workers()),
          Integer.toString(speed.slots()),
          Integer.toString(speed.trials()),
          fixed(speed.wallSeconds(), 1),
          fixed(speed.idealSeconds(), 1),
          fixed(speed.ofLinear(), 3) + (speed.ofLinear() >= 0.9 ? " pass" : " FAIL"));
    }
    return table;
  }
}
