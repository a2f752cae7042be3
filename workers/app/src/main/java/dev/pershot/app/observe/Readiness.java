package dev.pershot.app.observe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Whether this process takes work. It does when all of its conditions hold, of which it has one.
 */
public final class Readiness {
  private final Map<String, BooleanSupplier> conditions = new LinkedHashMap<>();

  /**
   * Adds a condition, asked at each look and from any thread.
   *
   * @param otherwise why there is no work taken while it does not hold, such as {@code "draining"}
   */
  public synchronized void require(String otherwise, BooleanSupplier holds) {
    conditions.put(otherwise, holds);
  }

  /** Why no work is taken; nothing when it is. */
  public synchronized List<String> obstacles() {
    if (conditions.isEmpty()) {
      return List.of("not started");
    }
    return conditions.entrySet().stream()
        .filter(condition -> !condition.getValue().getAsBoolean())
        .map(Map.Entry::getKey)
        .toList();
  }
}
