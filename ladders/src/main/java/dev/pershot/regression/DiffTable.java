package dev.pershot.regression;

import dev.pershot.regression.LadderDiff.RungDiff;
import dev.pershot.regression.LadderDiff.ShotDiff;
import dev.pershot.regression.LadderDiff.Side;
import java.util.Locale;
import java.util.Optional;

/** Two ladders for the terminal. */
public final class DiffTable {
  private static final int MOST_SHOTS = 10;

  private DiffTable() {}

  public static String of(LadderDiff diff) {
    StringBuilder text = new StringBuilder();
    diff.reasons().forEach(reason -> text.append(reason).append('\n'));
    text.append(row("rung", "size", "kbit/s", "VMAF", "rung", "size", "kbit/s", "VMAF"));
    for (RungDiff rung : diff.rungs()) {
      text.append(row(cells(rung.a()), cells(rung.b())));
      rung.why().forEach(why -> text.append("  ").append(why).append('\n'));
      rung.shots().stream().limit(MOST_SHOTS).forEach(shot -> text.append(line(shot)));
      if (rung.shots().size() > MOST_SHOTS) {
        text.append("    and ").append(rung.shots().size() - MOST_SHOTS).append(" more shots\n");
      }
    }
    diff.bdRatePercent().forEach((metric, percent) -> text.append(bdRate(metric, percent)));
    text.append(
        String.format(
            Locale.ROOT,
            "storage %.0f kB, before %.0f kB (%+.1f %%)%n",
            diff.storageBytesB() / 1e3,
            diff.storageBytesA() / 1e3,
            RateComparison.percent(diff.storageBytesA(), diff.storageBytesB())));
    if (diff.cpuSecondsA().isPresent() && diff.cpuSecondsB().isPresent()) {
      text.append(
          String.format(
              Locale.ROOT,
              "CPU of the trials %.1f s, before %.1f s%n",
              diff.cpuSecondsB().get(),
              diff.cpuSecondsA().get()));
    }
    return text.toString();
  }

  private static String bdRate(String metric, double percent) {
    return String.format(Locale.ROOT, "BD-rate, %s: %+.2f %%%n", metric, percent);
  }

  private static String line(ShotDiff shot) {
    return String.format(
        Locale.ROOT,
        "    shot %d: CRF %s -> %s, %.0f -> %.0f kbit/s, VMAF %.2f -> %.2f%n",
        shot.shot(),
        Plain.of(shot.quantizerA()),
        Plain.of(shot.quantizerB()),
        shot.kbpsA(),
        shot.kbpsB(),
        shot.vmafA(),
        shot.vmafB());
  }

  private static String[] cells(Optional<Side> side) {
    return side.map(
            rung ->
                new String[] {
                  rung.name(),
                  rung.resolution().toString(),
                  String.format(Locale.ROOT, "%.0f", rung.kbps()),
                  String.format(Locale.ROOT, "%.2f", rung.vmaf())
                })
        .orElse(new String[] {"-", "", "", ""});
  }

  private static String row(String[] a, String[] b) {
    return row(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]);
  }

  private static String row(String... cells) {
    return String.format(
        Locale.ROOT, "%-10s %10s %8s %6s   %-10s %10s %8s %6s%n", (Object[]) cells);
  }
}
