package dev.pershot.regression;

import java.util.List;
import java.util.Optional;

/**
 * What a title's check came to.
 *
 * @param title its name
 * @param golden the golden's file, as it was named
 * @param skipped why it was not checked
 * @param failure why it could not be
 * @param findings the worst first; none where it was not checked
 * @param delivery what viewers were simulated to get; empty where that was not compared
 */
public record TitleCheck(
    String title,
    String golden,
    Optional<String> skipped,
    Optional<String> failure,
    List<Finding> findings,
    Optional<Delivery> delivery) {
  public TitleCheck {
    findings = List.copyOf(findings);
  }

  public static TitleCheck of(String title, String golden, LadderCheck check) {
    return new TitleCheck(
        title, golden, Optional.empty(), Optional.empty(), check.findings(), check.delivery());
  }

  public static TitleCheck skipped(String title, String golden, String reason) {
    return new TitleCheck(
        title, golden, Optional.of(reason), Optional.empty(), List.of(), Optional.empty());
  }

  public static TitleCheck failed(String title, String golden, String failure) {
    return new TitleCheck(
        title, golden, Optional.empty(), Optional.of(failure), List.of(), Optional.empty());
  }

  public Outcome outcome() {
    if (failure.isPresent()) {
      return Outcome.REFUSED;
    }
    return findings.isEmpty() ? Outcome.FINE : LadderCheck.outcome(findings);
  }

  /** What is worth a line: all that is not fine. */
  List<Finding> told() {
    return findings.stream().filter(finding -> finding.outcome() != Outcome.FINE).toList();
  }

  /** One word. */
  String verdict() {
    if (skipped.isPresent()) {
      return "skipped";
    }
    if (failure.isPresent()) {
      return "failed";
    }
    return word(outcome());
  }

  static String word(Outcome outcome) {
    return switch (outcome) {
      case REGRESSION -> "regression";
      case REFUSED -> "refused";
      case NOTE -> "note";
      case FINE -> "fine";
    };
  }
}
