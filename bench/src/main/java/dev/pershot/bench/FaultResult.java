package dev.pershot.bench;

import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import java.util.List;

/** Runs of one master on clusters that were harmed meanwhile. */
record FaultResult(
    int schema,
    String date,
    String revision,
    String master,
    Host host,
    List<Run> runs,
    List<Failure> failures,
    List<String> notes) {
  static final int SCHEMA = 1;

  FaultResult {
    runs = List.copyOf(runs);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /**
   * One run.
   *
   * @param harm what was done, in order
   * @param files that were compared
   * @param differing files that are not those of the undisturbed run
   * @param workers processes in all
   * @param workerCpuSeconds of all of them, their starts included
   * @param wastedPercent of the undisturbed run's worker CPU, the starts of more workers left out
   * @param wastedWithStartsPercent the same with them
   */
  record Run(
      String fault,
      List<String> harm,
      double wallSeconds,
      int files,
      List<String> differing,
      int workers,
      double workerCpuSeconds,
      double wastedPercent,
      double wastedWithStartsPercent) {
    Run {
      harm = List.copyOf(harm);
      differing = List.copyOf(differing);
    }
  }
}
