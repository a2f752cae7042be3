package dev.pershot.regression;

import dev.pershot.regression.Finding.Amount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Whether a number is worse than its golden's. It is where it exceeds what is tolerated and the
 * interval excludes zero; where there is no interval, by the tolerance alone.
 *
 * @param comparison its name
 * @param where the rung, size or player; empty for the title
 * @param what the number in words, such as {@code rate}
 * @param unit such as {@code %}
 */
record Judgement(String comparison, String where, String what, String unit, double tolerance) {

  /** Judges without shots to resample. */
  List<Finding> of(double worse) {
    return judge(worse, Optional.empty(), "");
  }

  /** Judges with the interval of a resampled {@code number}. */
  List<Finding> of(double worse, Bootstrap bootstrap, ToDoubleFunction<int[]> number) {
    if (Math.abs(worse) <= tolerance) {
      return List.of();
    }
    return judge(worse, bootstrap.interval(number), doubt(bootstrap.shots()));
  }

  private static String doubt(int shots) {
    if (shots >= Bootstrap.HANDFUL) {
      return "";
    }
    return switch (shots) {
      case 0 -> "; shots differ, so the tolerance alone decides";
      case 1 -> "; of one shot there is no interval, so the tolerance alone decides";
      default -> "; the interval is of " + shots + " shots, and too narrow for that";
    };
  }

  private List<Finding> judge(double worse, Optional<Interval> interval, String doubt) {
    if (Math.abs(worse) <= tolerance) {
      return List.of();
    }
    boolean sure = interval.map(Interval::isAboveZero).orElse(true);
    Outcome outcome = worse > 0 && sure ? Outcome.REGRESSION : Outcome.NOTE;
    String verdict =
        worse < 0 ? "better" : sure ? "worse" : "worse, but within what its shots vary by";
    String message =
        String.format(
            Locale.ROOT,
            "%s is %.2f %s %s (tolerated: %s)%s%s",
            where.isEmpty() ? what : what + " of " + where,
            Math.abs(worse),
            unit,
            verdict,
            Plain.of(tolerance),
            interval.map(Judgement::text).orElse(""),
            doubt);
    return List.of(
        new Finding(
            comparison,
            outcome,
            where,
            message,
            Optional.of(new Amount(worse, unit, tolerance, interval)),
            List.of()));
  }

  private static String text(Interval interval) {
    return String.format(Locale.ROOT, ", 95 %% in %.2f to %.2f", interval.low(), interval.high());
  }
}
