package dev.pershot.qoe;

import java.util.List;

/**
 * What came of all players on all traces.
 *
 * @param sessions each alone
 * @param players over all traces, in the order asked for
 * @param total over all players and traces
 */
public record QoeReport(List<TraceSession> sessions, List<QoeSummary> players, QoeSummary total) {
  public QoeReport {
    sessions = List.copyOf(sessions);
    players = List.copyOf(players);
  }

  /** One session. */
  public record TraceSession(String trace, QoeSummary summary) {}
}
