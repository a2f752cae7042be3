package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.SegmentPlan;
import dev.pershot.model.FrameRange;
import dev.pershot.model.PershotException;
import dev.pershot.model.Shot;
import dev.pershot.qoe.DeliveredTitle;
import dev.pershot.qoe.DeliveredTitle.PackagedRung;
import dev.pershot.qoe.MadeNetworks;
import dev.pershot.qoe.PlayerKind;
import dev.pershot.qoe.QoeSimulation;
import dev.pershot.qoe.QoeSummary;
import dev.pershot.qoe.StreamedTitle;
import dev.pershot.qoe.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What simulated viewers get of a ladder and of its golden: the same players over the same
 * networks, the title over and over for ten minutes.
 *
 * @param packaged whether segments are those that were packaged; else lengths are those that shots
 *     and policy lead to, and sizes are told from the shots' rates, on both sides
 * @param players each over all networks
 */
public record Delivery(
    double seconds, List<String> networks, boolean packaged, List<Player> players) {
  /** So many of the longest segments a player's buffer holds at least. */
  private static final double LEAST_SEGMENTS = 2;

  public Delivery {
    networks = List.copyOf(networks);
    players = List.copyOf(players);
  }

  /** One player's figures. */
  public record Player(QoeSummary golden, QoeSummary now) {
    String name() {
      return now.player();
    }
  }

  /**
   * Plays both.
   *
   * @throws PershotException {@link dev.pershot.model.ErrorCode#OUTPUT_UNFIT} where one of the two
   *     cannot be played
   */
  static Delivery of(Subject golden, Subject now) {
    boolean packaged = golden.packaged().isPresent() && now.packaged().isPresent();
    StreamedTitle before = title(golden, packaged);
    StreamedTitle after = title(now, packaged);
    List<Trace> networks = MadeNetworks.all();
    List<QoeSummary> was = played(before, networks);
    List<QoeSummary> is = before.equals(after) ? was : played(after, networks);
    List<Player> players = new ArrayList<>();
    for (int i = 0; i < was.size(); i++) {
      players.add(new Player(was.get(i), is.get(i)));
    }
    return new Delivery(
        MadeNetworks.SECONDS, networks.stream().map(Trace::name).toList(), packaged, players);
  }

  /** Whether a ladder can be played at all, by what is there of it. */
  static boolean isPlayable(Subject subject) {
    try {
      title(subject, subject.packaged().isPresent());
      return true;
    } catch (PershotException e) {
      return false;
    }
  }

  private static List<QoeSummary> played(StreamedTitle title, List<Trace> networks) {
    double longest =
        title.segmentMillis().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    double buffer = Math.max(QoeSimulation.BUFFER_SECONDS, LEAST_SEGMENTS * longest / 1000);
    return new QoeSimulation(title.repeatedTo(MadeNetworks.SECONDS), networks, buffer)
        .run(Arrays.asList(PlayerKind.values()))
        .players();
  }

  private static StreamedTitle title(Subject of, boolean packaged) {
    return DeliveredTitle.of(of.ladder(), packaged ? packaged(of) : planned(of.ladder())).title();
  }

  private static List<PackagedRung> packaged(Subject of) {
    return of.packaged().orElseThrow().rungs().stream()
        .map(
            rung ->
                new PackagedRung(
                    rung.name(),
                    rung.segmentMicros().stream().map(micros -> micros / 1e6).toList(),
                    rung.segmentBytes()))
        .toList();
  }

  private static List<PackagedRung> planned(Ladder ladder) {
    List<FrameRange> segments =
        SegmentPlan.of(ladder.shots(), ladder.frameRate(), ladder.policy()).segments();
    List<Double> seconds =
        segments.stream().map(frames -> ladder.frameRate().seconds(frames.length())).toList();
    return ladder.rungs().stream()
        .map(
            rung ->
                new PackagedRung(
                    rung.name(),
                    seconds,
                    segments.stream().map(frames -> bytes(ladder, rung, frames)).toList()))
        .toList();
  }

  private static long bytes(Ladder ladder, Rung rung, FrameRange segment) {
    double bits = 0;
    List<Shot> shots = ladder.shots().shots();
    for (int i = 0; i < Math.min(shots.size(), rung.shots().size()); i++) {
      int start = Math.max(shots.get(i).start(), segment.start());
      int end = Math.min(shots.get(i).end(), segment.end());
      if (start < end) {
        bits += ladder.frameRate().seconds(end - start) * 1000 * rung.shots().get(i).kbps();
      }
    }
    return Math.round(bits / 8);
  }
}
