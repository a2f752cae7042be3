package dev.pershot.regression;

import java.nio.charset.StandardCharsets;

/** A check for a pull request, which takes no more than 64 KB. */
public final class CheckMarkdown {
  private static final int MOST_BYTES = 60_000;

  private final StringBuilder text = new StringBuilder();
  private int bytes;
  private int left;

  private CheckMarkdown() {}

  public static String of(CheckReport report) {
    CheckMarkdown markdown = new CheckMarkdown();
    markdown.write(report);
    return markdown.text.toString();
  }

  private void write(CheckReport report) {
    add("## Ladders against their goldens\n\n");
    add("| title | verdict | |\n|---|---|---|\n");
    report.titles().forEach(this::title);
    report.titles().forEach(this::findings);
    if (left > 0) {
      text.append("\n").append(left).append(" more lines were left out to stay under 64 KB.\n");
    }
  }

  private void title(TitleCheck title) {
    add(row(title.title(), bold(title.verdict()), CheckTable.summary(title)));
  }

  private void findings(TitleCheck title) {
    if (title.told().isEmpty()) {
      return;
    }
    add("\n### " + escaped(title.title()) + "\n\n");
    add("| verdict | comparison | what | shots |\n|---|---|---|---|\n");
    for (Finding finding : title.told()) {
      String shots = finding.shots().toString().replaceAll("[\\[\\]]", "");
      String verdict = bold(TitleCheck.word(finding.outcome()));
      add(row(verdict, finding.comparison(), finding.message(), shots));
    }
  }

  private static String bold(String verdict) {
    return verdict.equals("regression") || verdict.equals("failed")
        ? "**" + verdict + "**"
        : verdict;
  }

  private static String row(String first, String... cells) {
    StringBuilder row = new StringBuilder("| ").append(escapedButBold(first));
    for (String cell : cells) {
      row.append(" | ").append(escapedButBold(cell));
    }
    return row.append(" |\n").toString();
  }

  private static String escapedButBold(String cell) {
    return cell.matches("\\*\\*[a-z]+\\*\\*") ? cell : escaped(cell);
  }

  /** Titles and paths may hold what Markdown takes for its own. */
  private static String escaped(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#~])", "\\\\$1");
  }

  private void add(String piece) {
    int size = piece.getBytes(StandardCharsets.UTF_8).length;
    if (left > 0 || bytes + size > MOST_BYTES) {
      left += (int) piece.strip().lines().count();
      return;
    }
    bytes += size;
    text.append(piece);
  }
}
