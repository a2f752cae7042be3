package dev.pershot.qoe;

import dev.pershot.qoe.QoeReport.TraceSession;
import java.util.ArrayList;
import java.util.List;

/**
 * Players on traces. The same title, traces and players give the same figures on every machine.
 *
 * @param bufferSeconds what a player holds at most
 */
public record QoeSimulation(StreamedTitle title, List<Trace> traces, double bufferSeconds) {
  /** As Sabre has it. */
  public static final double BUFFER_SECONDS = 25;

  /** So many of the longest segments a buffer must hold, or BOLA and BBA-0 have nothing to map. */
  private static final double LEAST_SEGMENTS = 2;

  public QoeSimulation {
    traces = List.copyOf(traces);
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("a simulation has at least one trace");
    }
    double least = LEAST_SEGMENTS * title.longestMillis() / 1000;
    if (!(bufferSeconds >= least && bufferSeconds <= 3600)) {
      throw new IllegalArgumentException(
          "a buffer holds two of the longest segments, here %.3f s, to 3600 s, not %s s"
              .formatted(least, bufferSeconds));
    }
  }

  /** Plays the title by each player over each trace. */
  public QoeReport run(List<PlayerKind> players) {
    List<TraceSession> sessions = new ArrayList<>();
    List<QoeSummary> summaries = new ArrayList<>();
    QoeTally all = new QoeTally();
    for (PlayerKind kind : players) {
      QoeTally own = new QoeTally();
      for (Trace trace : traces) {
        SessionResult session = play(kind, trace);
        QoeTally alone = new QoeTally();
        alone.add(session);
        own.add(session);
        all.add(session);
        sessions.add(new TraceSession(trace.name(), alone.summary(kind.label())));
      }
      summaries.add(own.summary(kind.label()));
    }
    return new QoeReport(sessions, summaries, all.summary(QoeSummary.ALL));
  }

  private SessionResult play(PlayerKind kind, Trace trace) {
    double millis = 1000 * bufferSeconds;
    return Session.play(title, kind.player(title, millis), millis, trace);
  }
}
