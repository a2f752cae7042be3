package dev.pershot.app.cli;

import dev.pershot.app.job.Estimate;
import dev.pershot.app.publish.EstimateCheck;
import dev.pershot.app.publish.EstimateCheck.Amounts;
import java.util.Locale;

/** How right a dry run was. */
final class Comparison {
  private static final double SECONDS_AN_HOUR = 3600;

  private Comparison() {}

  static EstimateCheck of(Estimate told, RunProgress.Snapshot end, long deliveredBytes) {
    return new EstimateCheck(
        new Amounts(told.trials().total(), hours(told.cpuSeconds().total()), told.deliveredBytes()),
        new Amounts(end.trialsRun(), hours(end.cpu().total()), deliveredBytes),
        end.found());
  }

  static double hours(double seconds) {
    return seconds / SECONDS_AN_HOUR;
  }

  static String line(EstimateCheck check) {
    Amounts told = check.estimated();
    Amounts took = check.actual();
    String cost =
        check.found() > 0
            ? took.trials() + " besides " + check.found() + " results of earlier runs"
            : took.trials() + ", " + Quantity.of(took.cpuHours());
    return String.format(
        Locale.ROOT,
        "estimated %s, %s CPU hours, %s; took %s, %s%n",
        Plural.of(told.trials(), "trial"),
        Quantity.of(told.cpuHours()),
        Quantity.bytes((double) told.deliveredBytes()),
        cost,
        Quantity.bytes((double) took.deliveredBytes()));
  }
}
