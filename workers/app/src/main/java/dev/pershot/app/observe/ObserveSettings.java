package dev.pershot.app.observe;

import java.util.Optional;

/**
 * What a process tells of itself; by default nothing.
 *
 * @param metrics where metrics and health are read
 * @param pricePerCoreHour in any currency; 0 where costs are not told
 * @param log whether log lines name title, shot and trial, and tell of each trial
 * @param traces whether they are sent
 * @param otlp where to; else OpenTelemetry's variables say it
 */
public record ObserveSettings(
    Optional<ListenAddress> metrics,
    double pricePerCoreHour,
    boolean log,
    boolean traces,
    Optional<String> otlp) {
  public static final ObserveSettings NOTHING =
      new ObserveSettings(Optional.empty(), 0, false, false, Optional.empty());
}
