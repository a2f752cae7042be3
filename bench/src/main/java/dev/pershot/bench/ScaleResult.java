package dev.pershot.bench;

import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Requirement;
import java.util.List;
import java.util.Map;

/**
 * What titles of simulated trials took on a real Temporal server.
 *
 * @param server the Temporal server's own version
 */
record ScaleResult(
    int schema,
    String date,
    String revision,
    String server,
    Host host,
    List<Title> titles,
    List<Speed> speeds,
    List<Failure> failures,
    List<String> notes) {
  static final int SCHEMA = 1;

  ScaleResult {
    titles = List.copyOf(titles);
    speeds = List.copyOf(speeds);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /**
   * One title.
   *
   * @param trials activities that stand for trials
   * @param wallSeconds from the title's start to its end
   * @param cpuMillisPerTrial of server, workers and client together
   * @param processes what each process took
   */
  record Title(
      int shots,
      int workers,
      int slots,
      int trials,
      double wallSeconds,
      double cpuMillisPerTrial,
      Map<String, ProcessWatch.Seen> processes,
      Histories histories,
      List<Requirement> requirements) {
    Title {
      processes = Map.copyOf(processes);
      requirements = List.copyOf(requirements);
    }
  }

  /**
   * The same title with more workers.
   *
   * @param idealSeconds trials x their length over all slots
   * @param ofLinear how much of the one worker's speed each of these workers has
   */
  record Speed(
      int workers,
      int slots,
      int trials,
      double idealSeconds,
      double wallSeconds,
      double ofLinear) {}
}
