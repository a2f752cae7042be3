package dev.pershot.app.cli;

import dev.pershot.qoe.QoeReport;
import dev.pershot.qoe.QoeSummary;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What viewers got of a ladder, for people and for machines. */
final class QoeTable {
  /** Raised when a key changes its meaning or goes. */
  private static final int SCHEMA = 1;

  private final String ladder;
  private final QoeReport report;

  /**
   * The outcome of a simulation.
   *
   * @param ladder {@code delivered} or {@code fixed}
   */
  QoeTable(String ladder, QoeReport report) {
    this.ladder = ladder;
    this.report = report;
  }

  void print(boolean json) {
    if (json) {
      report
          .sessions()
          .forEach(
              session -> {
                Map<String, Object> fields = new LinkedHashMap<>(Map.of("trace", session.trace()));
                fields.putAll(fields(session.summary()));
                System.out.println(Events.of("qoeSession", fields));
              });
      report.players().forEach(player -> System.out.println(Events.of("qoe", fields(player))));
      System.out.println(Events.of("qoe", fields(report.total())));
    } else {
      System.out.print(table());
    }
  }

  private Map<String, Object> fields(QoeSummary summary) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", SCHEMA);
    fields.put("ladder", ladder);
    fields.put("player", summary.player());
    fields.put("sessions", summary.sessions());
    fields.put("meanVmaf", summary.meanVmaf());
    fields.put("p5Vmaf", summary.p5Vmaf());
    fields.put("rebufferRatio", summary.rebufferRatio());
    fields.put("switches", summary.switches());
    fields.put("startupSeconds", summary.startupSeconds());
    return fields;
  }

  private String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-11s %9s %9s %12s %9s %9s%n",
            ladder,
            "mean VMAF",
            "p5 VMAF",
            "rebuffering",
            "switches",
            "start-up"));
    report.players().forEach(player -> text.append(row(player)));
    return text.append(row(report.total())).toString();
  }

  private static String row(QoeSummary summary) {
    return String.format(
        Locale.ROOT,
        "%-11s %9.2f %9.2f %10.3f %% %9.1f %7.2f s%n",
        summary.player(),
        summary.meanVmaf(),
        summary.p5Vmaf(),
        100 * summary.rebufferRatio(),
        summary.switches(),
        summary.startupSeconds());
  }
}
