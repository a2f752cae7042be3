package dev.pershot.app.cli;

import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.app.qoe.ExhaustiveTrials;
import dev.pershot.app.qoe.TraceFolder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.qoe.DeliveredTitle;
import dev.pershot.qoe.PlayerKind;
import dev.pershot.qoe.QoeSimulation;
import dev.pershot.qoe.StreamedTitle;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What viewers would get of a delivered ladder. */
@Command(
    name = "qoe",
    description = {
      "Plays a delivered ladder by simulated players over recorded networks, and prints what"
          + " viewers get.",
      "See docs/qoe.md for what is simulated."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot qoe out --traces traces",
      "  pershot qoe out --traces traces --player bola,dynamic --length 600",
      "  pershot qoe out --traces traces --fixed exhaustive-out",
      "  pershot qoe out --traces traces --json | jq 'select(.player == \"all\")'"
    })
final class QoeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "OUT", description = "The output folder of a run.")
  private Path out = Path.of("");

  @Option(
      names = "--traces",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder of networks: *.json files, each a list of duration_ms, bandwidth_kbps and"
              + " latency_ms.")
  private Path traces = Path.of("");

  @Option(
      names = "--player",
      split = ",",
      paramLabel = "PLAYER",
      description = "bba0, bola, bolae, throughput or dynamic; several by commas. Default: all.")
  private List<String> players = List.of();

  @Option(
      names = "--length",
      paramLabel = "SECONDS",
      description =
          "Play the title over and over until it lasts so long, so that more of each network is"
              + " seen. Default: once.")
  private double length;

  @Option(
      names = "--buffer",
      paramLabel = "SECONDS",
      description = "What a player holds at most. Default: 25.")
  private double buffer = QoeSimulation.BUFFER_SECONDS;

  @Option(
      names = "--fixed",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FOLDER",
      description =
          "Play a ladder of the same storage beside it, with one quantizer for all shots of a"
              + " rung. It is told from the trials of an exhaustive run: FOLDER, or OUT itself.")
  private @Nullable Path fixed;

  @Option(names = "--json", description = "One JSON object a line on stdout; see docs/output.md.")
  private boolean json;

  @Override
  public Integer call() {
    List<PlayerKind> kinds = kinds();
    require(length >= 0 && length <= 86_400, "--length takes 0 to 86400 seconds, not " + length);
    PublishedLadder published = PublishedLadder.open(out);
    DeliveredTitle delivered = published.delivered();
    TraceFolder networks = TraceFolder.read(traces);
    print("delivered", delivered.title(), networks, kinds);
    if (fixed != null) {
      PublishedLadder exhaustive =
          fixed.toString().isEmpty() ? published : PublishedLadder.open(fixed);
      print("fixed", new ExhaustiveTrials(exhaustive).fixed(delivered), networks, kinds);
    }
    if (!networks.others().isEmpty()) {
      System.err.println("not traces: " + String.join(", ", networks.others()));
    }
    return 0;
  }

  private void print(
      String ladder, StreamedTitle title, TraceFolder networks, List<PlayerKind> kinds) {
    QoeSimulation simulation = simulation(title.repeatedTo(length), networks);
    new QoeTable(ladder, simulation.run(kinds)).print(json);
  }

  private QoeSimulation simulation(StreamedTitle title, TraceFolder networks) {
    try {
      return new QoeSimulation(title, networks.traces(), buffer);
    } catch (IllegalArgumentException e) {
      throw new PershotException(ErrorCode.USAGE, "--buffer: " + e.getMessage(), e);
    }
  }

  private List<PlayerKind> kinds() {
    if (players.isEmpty()) {
      return Arrays.asList(PlayerKind.values());
    }
    return players.stream().distinct().map(QoeCommand::kind).toList();
  }

  private static PlayerKind kind(String label) {
    return PlayerKind.labelled(label)
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.USAGE,
                    "--player takes bba0, bola, bolae, throughput or dynamic, not '"
                        + label
                        + "'; see 'pershot qoe --help'"));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new PershotException(ErrorCode.USAGE, message);
    }
  }
}
