package dev.pershot.bench;

import static dev.pershot.bench.MarkdownText.fixed;

/** A fault result for people. */
final class FaultReport {
  private FaultReport() {}

  static String of(FaultResult result) {
    MarkdownTable table =
        new MarkdownTable(
            "run",
            "wall s",
            "files compared",
            "not the same",
            "worker processes",
            "their CPU s",
            "wasted %",
            "with starts %");
    for (FaultResult.Run run : result.runs()) {
      table.row(
          run.fault(),
          fixed(run.wallSeconds(), 1),
          Integer.toString(run.files()),
          run.differing().isEmpty() ? "none" : "FAIL: " + String.join(" ", run.differing()),
          Integer.toString(run.workers()),
          fixed(run.workerCpuSeconds(), 1),
          fixed(run.wastedPercent(), 1),
          fixed(run.wastedWithStartsPercent(), 1));
    }
    StringBuilder text = new StringBuilder("# Faults, measured ").append(result.date());
    text.append("\n\nMaster: ").append(result.master()).append("\n\n").append(table);
    text.append("\n## What was done\n\n");
    for (FaultResult.Run run : result.runs()) {
      if (!run.harm().isEmpty()) {
        text.append("- ").append(run.fault()).append(": ").append(String.join("; ", run.harm()));
        text.append('\n');
      }
    }
    return text.append(MarkdownText.ending(result.failures(), result.notes())).toString();
  }
}
