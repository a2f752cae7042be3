package dev.pershot.regression;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A check of one title or of many, the worst first; each form of output renders this. */
public record CheckReport(List<TitleCheck> titles) {
  public static final int SCHEMA = 1;

  public static final int FINE = 0;
  public static final int FAILED = 1;
  public static final int REGRESSION = 3;

  public CheckReport {
    titles = titles.stream().sorted(Comparator.comparing(TitleCheck::outcome)).toList();
  }

  /**
   * 3 where something got worse; else 1 where something could not be judged, or nothing was checked
   * at all; else 0.
   */
  public int exitCode() {
    if (titles.stream().anyMatch(title -> title.outcome() == Outcome.REGRESSION)) {
      return REGRESSION;
    }
    boolean judged = titles.stream().anyMatch(title -> !title.findings().isEmpty());
    boolean whole = titles.stream().noneMatch(title -> title.outcome() == Outcome.REFUSED);
    return judged && whole ? FINE : FAILED;
  }

  /** How many titles came to what. */
  String count() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    titles.forEach(title -> counts.merge(title.verdict(), 1, Integer::sum));
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (verdict, number) ->
            text.append(text.isEmpty() ? "" : ", ").append(number).append(' ').append(verdict));
    return text.toString();
  }

  /** As JSON; docs/check.md has the keys. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("exitCode", exitCode());
    json.put("titles", titles.stream().map(CheckReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(TitleCheck title) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", title.title());
    json.put("golden", title.golden());
    json.put("verdict", title.verdict());
    title.skipped().ifPresent(reason -> json.put("reason", reason));
    title.failure().ifPresent(reason -> json.put("reason", reason));
    json.put("findings", title.findings());
    json.put("delivery", title.delivery());
    return json;
  }
}
