package dev.pershot.bench;

import dev.pershot.bench.BenchResult.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Numbers and lists as all reports write them. */
final class MarkdownText {
  private MarkdownText() {}

  static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  static String orDash(Optional<Double> value, int decimals) {
    return value.map(number -> fixed(number, decimals)).orElse("-");
  }

  /** The last parts of a report: what failed, and the notes. */
  static String ending(List<Failure> failures, List<String> notes) {
    StringBuilder text = new StringBuilder();
    if (!failures.isEmpty()) {
      text.append("\n## Failed\n\n");
      failures.forEach(f -> text.append(item(f.name() + ": " + f.message())));
    }
    text.append("\n## Notes\n\n");
    notes.forEach(note -> text.append(item(note)));
    return text.toString();
  }

  private static String item(String words) {
    return "- " + words.strip().replaceAll("\\s*\\n\\s*", " ") + "\n";
  }
}
