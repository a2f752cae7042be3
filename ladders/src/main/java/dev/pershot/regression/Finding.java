package dev.pershot.regression;

import java.util.List;
import java.util.Optional;

/**
 * One thing that was compared.
 *
 * @param comparison the name of the {@link Comparison} that found it
 * @param where the rung, size or player it is about; empty for the title
 * @param message one sentence
 * @param amount by how much, where it is a number
 * @param shots numbers, from 1, of the shots that caused it, the worst first
 */
public record Finding(
    String comparison,
    Outcome outcome,
    String where,
    String message,
    Optional<Amount> amount,
    List<Integer> shots) {
  public Finding {
    shots = List.copyOf(shots);
  }

  /**
   * A difference.
   *
   * @param worse by how much the ladder is worse; below 0 it is better
   * @param unit of {@code worse}, {@code tolerance} and {@code interval}
   * @param interval by resampling shots; empty where that says nothing
   */
  public record Amount(double worse, String unit, double tolerance, Optional<Interval> interval) {
    /** How far beyond what is tolerated. */
    double severity() {
      return worse / tolerance;
    }
  }

  static Finding of(String comparison, Outcome outcome, String where, String message) {
    return new Finding(comparison, outcome, where, message, Optional.empty(), List.of());
  }

  /** Something that must be equal and is not. */
  static Finding differs(String comparison, String where, String message) {
    return of(comparison, Outcome.REGRESSION, where, message);
  }

  static Finding note(String comparison, String message) {
    return of(comparison, Outcome.NOTE, "", message);
  }

  static Finding refused(String comparison, String message) {
    return of(comparison, Outcome.REFUSED, "", message);
  }

  Finding causedBy(List<Integer> causes) {
    return new Finding(comparison, outcome, where, message, amount, causes);
  }

  /** What sorts findings of one outcome: what is exact first, then the furthest off. */
  double severity() {
    return amount.map(Amount::severity).orElse(Double.POSITIVE_INFINITY);
  }
}
