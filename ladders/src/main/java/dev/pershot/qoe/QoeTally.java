package dev.pershot.qoe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sums up sessions. */
final class QoeTally {
  private static final double LOWEST_SHARE = 0.05;

  private record Seen(double vmaf, double millis) {}

  private final List<Seen> seen = new ArrayList<>();
  private double playedMillis;
  private double weighted;
  private double stalledShares;
  private double startUpMillis;
  private int switches;
  private int sessions;

  void add(SessionResult session) {
    StreamedTitle title = session.title();
    for (int segment = 0; segment < title.segments(); segment++) {
      double vmaf = title.vmaf(segment, session.rungs().get(segment));
      seen.add(new Seen(vmaf, title.millis(segment)));
      weighted += vmaf * title.millis(segment);
      playedMillis += title.millis(segment);
    }
    stalledShares += session.stalledMillis() / session.totalMillis();
    startUpMillis += session.startUpMillis();
    switches += session.switches();
    sessions++;
  }

  QoeSummary summary(String player) {
    return new QoeSummary(
        player,
        sessions,
        round(weighted / playedMillis),
        round(p5()),
        round(stalledShares / sessions),
        round((double) switches / sessions),
        round(startUpMillis / sessions / 1000));
  }

  /** Nearest rank, by time. */
  private double p5() {
    List<Seen> rising = seen.stream().sorted(Comparator.comparingDouble(Seen::vmaf)).toList();
    double millis = 0;
    for (Seen part : rising) {
      millis += part.millis();
      if (millis >= LOWEST_SHARE * playedMillis) {
        return part.vmaf();
      }
    }
    return rising.get(rising.size() - 1).vmaf();
  }

  private static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
