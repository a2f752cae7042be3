package dev.pershot.regression;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A check for the terminal. */
public final class CheckTable {
  private static final int MOST = 20;

  private CheckTable() {}

  public static String of(CheckReport report) {
    StringBuilder text = new StringBuilder();
    for (TitleCheck title : report.titles()) {
      text.append(row(title.title(), title.verdict(), "", summary(title)));
      List<Finding> told = title.told();
      for (Finding finding : told.subList(0, Math.min(MOST, told.size()))) {
        text.append(
            row(
                "",
                TitleCheck.word(finding.outcome()),
                finding.comparison(),
                finding.message() + shots(finding)));
      }
      if (told.size() > MOST) {
        text.append(row("", "", "", (told.size() - MOST) + " more"));
      }
    }
    return text.append(report.count()).append('\n').toString();
  }

  /** What there is to say of a title besides its findings. */
  static String summary(TitleCheck title) {
    Optional<String> reason = title.skipped().or(title::failure);
    if (reason.isPresent()) {
      return reason.get();
    }
    long failed = title.findings().stream().filter(f -> f.outcome() == Outcome.REGRESSION).count();
    return failed == 0
        ? title.findings().size() + " comparisons"
        : failed + (failed == 1 ? " regression" : " regressions");
  }

  static String shots(Finding finding) {
    return finding.shots().isEmpty()
        ? ""
        : finding.shots().stream()
            .map(String::valueOf)
            .collect(
                Collectors.joining(", ", finding.shots().size() == 1 ? "; shot " : "; shots ", ""));
  }

  private static String row(String title, String verdict, String what, String message) {
    return String.format(Locale.ROOT, "%-20s %-10s %-34s %s%n", title, verdict, what, message);
  }
}
