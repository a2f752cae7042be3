package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.engine.Titles;
import dev.pershot.app.engine.Titles.Title;
import dev.pershot.app.master.Masters;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.Abreast;
import dev.pershot.workflow.api.TitleProgress;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a fleet is at. */
@Command(
    name = "status",
    description = "Shows how far the titles of a fleet are.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot status --cluster cluster",
      "  pershot status 3f2a... --temporal temporal:7233 --json"
    })
final class StatusCommand implements Callable<Integer> {
  private static final int MOST = 100;

  @Parameters(paramLabel = "RUN", arity = "0..1", description = "One run only.")
  private @Nullable String runId;

  @Option(names = "--json", description = "Write NDJSON to stdout; see docs/output.md.")
  private boolean json;

  @Mixin private FleetOptions fleet = new FleetOptions();

  @Override
  public Integer call() {
    try (Engine engine = fleet.fleet().engine()) {
      List<Title> titles = titles(engine.client());
      if (!json) {
        System.out.printf(
            "%-32s %-10s %-8s %5s %12s %8s %9s  %s%n",
            "run", "state", "stage", "%", "shots/rungs", "trials", "CPU", "master");
      }
      Abreast.map(titles, title -> told(engine.client(), title))
          .forEach(lines -> lines.forEach(System.out::println));
      return 0;
    }
  }

  private List<Title> titles(WorkflowClient client) {
    List<Title> all = Titles.latest(client, MOST);
    if (runId == null) {
      return all;
    }
    List<Title> named = all.stream().filter(title -> title.runId().equals(runId)).toList();
    if (named.isEmpty()) {
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN,
          "there is no run '" + runId + "' among the last " + MOST + "; see 'pershot status'");
    }
    return named.subList(0, 1);
  }

  private List<String> told(WorkflowClient client, Title title) {
    TitleRun run = TitleRun.of(client, title.runId());
    Optional<TitleProgress> progress = run.progress();
    String master = Masters.place(run.job().master());
    List<String> trouble =
        title.state().equals("running")
            ? run.trouble(progress.map(TitleProgress::groups).orElse(List.of()))
            : List.of();
    Optional<String> failure = title.state().equals("failed") ? run.failure() : Optional.empty();
    if (json) {
      return List.of(event(title, progress, master, trouble, failure));
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(title, progress, master));
    Stream.concat(trouble.stream(), failure.stream()).forEach(what -> lines.add("  " + what));
    return lines;
  }

  private static String line(Title title, Optional<TitleProgress> progress, String master) {
    String how =
        progress
            .map(
                now ->
                    String.format(
                        Locale.ROOT,
                        "%-8s %5.1f %12s %8d %9s",
                        now.stage().name().toLowerCase(Locale.ROOT),
                        now.percent(),
                        now.done() + "/" + (now.rungs() > 0 ? now.rungs() : now.shots()),
                        now.work().made() + now.work().reused(),
                        Quantity.seconds(now.work().cpu().total())))
            .orElse(String.format("%-8s %5s %12s %8s %9s", "-", "-", "-", "-", "-"));
    String state =
        progress.filter(TitleProgress::paused).map(now -> "paused").orElse(title.state());
    return String.format(
        "%-32s %-10s %s  %s", title.runId(), state, how, Path.of(master).getFileName());
  }

  private static String event(
      Title title,
      Optional<TitleProgress> progress,
      String master,
      List<String> trouble,
      Optional<String> failure) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("run", title.runId());
    fields.put("state", title.state());
    fields.put("started", title.started().toString());
    fields.put("master", master);
    progress.ifPresent(
        now -> {
          fields.put("stage", now.stage().name().toLowerCase(Locale.ROOT));
          fields.put("percent", Math.round(now.percent() * 10) / 10.0);
          fields.put("paused", now.paused());
          fields.put("round", now.round());
          fields.put("shots", now.shots());
          fields.put("done", now.done());
          fields.put("trialsMade", now.work().made());
          fields.put("trialsReused", now.work().reused());
          fields.put("cpuSeconds", now.work().cpu());
        });
    fields.put("trouble", trouble);
    failure.ifPresent(why -> fields.put("failure", why));
    return Events.of("title", fields);
  }
}
