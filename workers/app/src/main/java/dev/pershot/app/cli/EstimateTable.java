package dev.pershot.app.cli;

import dev.pershot.app.job.Estimate;
import dev.pershot.app.job.Estimate.Cpu;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a dry run ends with. */
final class EstimateTable {
  private final Estimate estimate;

  EstimateTable(Estimate estimate) {
    this.estimate = estimate;
  }

  void print(boolean json) {
    if (json) {
      System.out.println(Events.of("estimate", fields()));
    } else {
      System.out.print(table());
    }
  }

  private Map<String, Object> fields() {
    Cpu cpu = estimate.cpuSeconds();
    Map<String, Object> hours = new LinkedHashMap<>();
    hours.put("analysis", Comparison.hours(cpu.analysis().total()));
    hours.put("delivery", Comparison.hours(cpu.delivery().total()));
    hours.put("proof", Comparison.hours(cpu.proof().total()));
    hours.put("total", Comparison.hours(cpu.total()));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("runId", estimate.runId());
    fields.put("rough", estimate.rough());
    fields.put("shots", estimate.shots());
    fields.put("frames", estimate.frames());
    fields.put("rungs", estimate.rungs());
    fields.put("trials", estimate.trials().analysis());
    fields.put("finalEncodes", estimate.trials().finals());
    fields.put("storedTrials", estimate.trials().stored());
    fields.put("cpuHours", hours);
    fields.put("slots", estimate.slots());
    fields.put("wallSeconds", estimate.wallSeconds());
    fields.put("deliveredBytes", estimate.deliveredBytes());
    fields.put("storeBytes", estimate.storeBytes());
    fields.put("calibrationSeconds", estimate.calibrationSeconds());
    return fields;
  }

  private String table() {
    Cpu cpu = estimate.cpuSeconds();
    long stored = estimate.trials().stored();
    return row("trials", estimate.trials().analysis() + (stored > 0 ? told(stored) : ""))
        + row("final encodes", Long.toString(estimate.trials().finals()))
        + row("rungs", estimate.rungs() + (estimate.rough() ? ROUGH : ""))
        + row("CPU hours", Quantity.of(Comparison.hours(cpu.total())))
        + row("  analysis", Quantity.of(Comparison.hours(cpu.analysis().total())))
        + row("  delivery", Quantity.of(Comparison.hours(cpu.delivery().total())))
        + row("  proof", Quantity.of(Comparison.hours(cpu.proof().total())))
        + row("wall", Quantity.seconds(estimate.wallSeconds()) + slots())
        + row("delivered", Quantity.bytes((double) estimate.deliveredBytes()))
        + row("store", Quantity.bytes((double) estimate.storeBytes()) + " more")
        + row("told from", source());
  }

  private static final String ROUGH =
      " (rough: the extracts alone cannot meet the policy, so one of each size)";

  private static String told(long stored) {
    return ", besides " + stored + " that the store has";
  }

  private String slots() {
    return " with " + Plural.of(estimate.slots(), "slot");
  }

  private String source() {
    return String.format(
        Locale.ROOT,
        "%s, %d of %d frames, in %s",
        Plural.of(estimate.extracts(), "extract"),
        estimate.extractFrames(),
        estimate.frames(),
        Quantity.seconds(estimate.calibrationSeconds()));
  }

  private static String row(String what, String value) {
    return String.format(Locale.ROOT, "%-14s %s%n", what, value);
  }
}
