package dev.pershot.report;

import dev.pershot.ladder.Ladder;
import dev.pershot.report.ReportData.Rung;
import java.util.List;

/** The rungs: what was predicted, what was delivered, and how far these are apart. */
final class LadderTable {
  private LadderTable() {}

  static void write(List<Rung> rungs, Markup html) {
    Table table = Table.open(html, "Rungs, lowest rate first; the numbers are those of the chart");
    table.head().group(3, "Rung").group(4, "kbit/s").group(6, "VMAF").nextRow();
    table.columns("#").textColumns("Name", "Size");
    table.columns("predicted", "measured", "peak", "peak/mean");
    table.columns("predicted", "mean", "drift", "harmonic", "5th %", "minimum");
    table.body();
    for (int i = 0; i < rungs.size(); i++) {
      row(table, i + 1, rungs.get(i));
    }
    table.close();
  }

  private static void row(Table table, int number, Rung rung) {
    table.row("rung-" + number);
    table.number(Integer.toString(number));
    table.name(rung.name());
    table.text(rung.resolution().width() + " × " + rung.resolution().height());
    table.number(Numbers.kbps(rung.predictedKbps()));
    table.number(Numbers.kbps(rung.kbps()));
    table.number(Numbers.kbps(rung.peakKbps()));
    table.number(Numbers.decimals(rung.peakKbps() / rung.kbps(), 2));
    table.number(Numbers.vmaf(rung.predictedVmaf()));
    table.number(Numbers.vmaf(rung.vmaf()));
    table.alarm(Math.abs(rung.drift()) > Ladder.DRIFT_TOLERATED, Numbers.signed(rung.drift(), 2));
    table.number(Numbers.vmaf(rung.harmonicMean()));
    table.number(Numbers.vmaf(rung.p5()));
    table.number(Numbers.vmaf(rung.minimum()));
    table.endRow();
  }
}
