package dev.pershot.report;

import dev.pershot.ladder.Ladder;
import dev.pershot.model.Shot;
import dev.pershot.report.ReportData.Rung;
import dev.pershot.report.ReportData.ShotResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The shots: the worst of each rung, and all of them. */
final class ShotTables {
  private static final int WORST_OF_EACH_RUNG = 3;

  private final ReportData data;
  private final Markup html;

  ShotTables(ReportData data, Markup html) {
    this.data = data;
    this.html = html;
  }

  void worst() {
    Table table = Table.open(html, "The shots with the lowest VMAF of each rung");
    table.head().textColumns("Rung", "Shot").columns("from", "to").textColumns("begins with a");
    table.columns("quantizer", "kbit/s", "VMAF", "to the mean", "drift").body();
    for (Rung rung : data.rungs()) {
      List<ShotResult> shots = rung.shots();
      IntStream.range(0, shots.size())
          .boxed()
          .sorted(Comparator.comparingDouble(i -> shots.get(i).vmaf()))
          .limit(WORST_OF_EACH_RUNG)
          .forEach(i -> worst(table, rung, i));
    }
    table.close();
  }

  private void worst(Table table, Rung rung, int index) {
    ShotResult result = rung.shots().get(index);
    table.row(null).text(rung.name()).link(Integer.toString(index + 1), "shot-" + (index + 1));
    place(table, result.shot());
    table.number(Numbers.plain(result.quantizer()));
    table.number(Numbers.kbps(result.kbps()));
    table.number(Numbers.vmaf(result.vmaf()));
    table.number(Numbers.signed(result.vmaf() - rung.vmaf(), 2));
    table.alarm(
        Math.abs(result.drift()) > Ladder.DRIFT_TOLERATED, Numbers.signed(result.drift(), 2));
    table.endRow();
  }

  void all() {
    Table table = Table.open(html, "Every shot at every rung");
    table.head().group(4, "Shot");
    data.rungs().forEach(rung -> table.group(3, rung.name()));
    table.nextRow().textColumns("#").columns("from", "to").textColumns("begins with a");
    data.rungs().forEach(rung -> table.columns("quantizer", "kbit/s", "VMAF"));
    table.body();
    List<Shot> shots = data.shots();
    for (int i = 0; i < shots.size(); i++) {
      table.row("shot-" + (i + 1)).name(Integer.toString(i + 1));
      place(table, shots.get(i));
      for (Rung rung : data.rungs()) {
        ShotResult result = rung.shots().get(i);
        table.number(Numbers.plain(result.quantizer()));
        table.number(Numbers.kbps(result.kbps()));
        table.number(Numbers.vmaf(result.vmaf()));
      }
      table.endRow();
    }
    table.close();
  }

  private void place(Table table, Shot shot) {
    table.number(Numbers.clock(data.frameRate().seconds(shot.start())));
    table.number(Numbers.clock(data.frameRate().seconds(shot.end())));
    table.text(shot.transition().name().toLowerCase(Locale.ROOT));
  }
}
