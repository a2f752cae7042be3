package dev.pershot.qoe;

import java.util.OptionalInt;

/** One player, one title, one network, from the first request to the last picture. */
final class Session implements PlayerView {
  /** How often a player looks at a download: after so many bits and so much time. */
  private static final double LOOK_BITS = 12_000;

  private static final double LOOK_MILLIS = 50;

  private final StreamedTitle title;
  private final Player player;
  private final double bufferLimit;
  private final double meanMillis;
  private final Network network;
  private final ThroughputEstimate throughput;
  private final PlayoutBuffer buffer;
  private int segment;

  private Session(StreamedTitle title, Player player, double bufferMillis, Trace trace) {
    this.title = title;
    this.player = player;
    this.bufferLimit = bufferMillis;
    this.network = new Network(trace);
    this.meanMillis = title.meanMillis();
    this.throughput = new ThroughputEstimate(meanMillis);
    this.buffer = new PlayoutBuffer(title, this::sustainable);
  }

  /** Plays a title. */
  static SessionResult play(StreamedTitle title, Player player, double bufferMillis, Trace trace) {
    return new Session(title, player, bufferMillis, trace).run();
  }

  private SessionResult run() {
    Progress first = whole(0);
    buffer.add(0, 0);
    throughput.add(first);
    buffer.startUp(first.millis());
    segment = 1;
    while (segment < title.segments()) {
      waitForRoom();
      request(player.next(this));
    }
    buffer.playOut();
    return buffer.result(first.millis());
  }

  private void waitForRoom() {
    double over = buffer.levelMillis() + title.millis(segment) - bufferLimit;
    if (over > 0) {
      pass(over);
      player.waited(over);
    }
  }

  private void pass(double millis) {
    buffer.pass(millis);
    network.pass(millis);
  }

  private void request(Player.Choice choice) {
    if (choice.delayMillis() > 0) {
      pass(choice.delayMillis());
    }
    double level = buffer.levelMillis();
    Progress download = begin(choice.rung());
    OptionalInt better = OptionalInt.empty();
    double leastMillis = LOOK_MILLIS - download.latencyMillis();
    while (download.remainingBits() > 0 && better.isEmpty()) {
      download = more(download, leastMillis);
      if (download.remainingBits() > 0) {
        better = player.abandon(download, Math.max(0, level - download.millis()), this);
      }
      leastMillis = LOOK_MILLIS;
    }
    buffer.pass(download.millis());
    if (better.isPresent()) {
      player.abandoned(download, better.getAsInt(), this);
    } else {
      buffer.add(segment, download.rung());
      segment++;
      player.downloaded(download, this);
      throughput.add(download);
    }
  }

  private Progress begin(int rung) {
    double latency = network.latency();
    return new Progress(segment, rung, title.bits(segment, rung), 0, latency, latency);
  }

  private Progress more(Progress so, double leastMillis) {
    Network.Part part = network.downloadPart(so.remainingBits(), LOOK_BITS, leastMillis);
    return new Progress(
        so.segment(),
        so.rung(),
        so.bits(),
        so.receivedBits() + part.bits(),
        so.millis() + part.millis(),
        so.latencyMillis());
  }

  private Progress whole(int rung) {
    Progress begun = begin(rung);
    double millis = begun.millis() + network.download(begun.bits());
    return new Progress(segment, rung, begun.bits(), begun.bits(), millis, begun.latencyMillis());
  }

  /** The highest rung whose rate the network carries at present, latency between segments told. */
  private int sustainable() {
    Trace.Period now = network.now();
    double kbps = now.kbps() * (1 - now.latencyMillis() / meanMillis);
    int rung = 0;
    while (rung < title.highest() && title.kbps(rung + 1) <= kbps) {
      rung++;
    }
    return rung;
  }

  @Override
  public StreamedTitle title() {
    return title;
  }

  @Override
  public int segment() {
    return segment;
  }

  @Override
  public double bufferMillis() {
    return buffer.levelMillis();
  }

  @Override
  public double throughputKbps() {
    return throughput.kbps();
  }

  @Override
  public double latencyMillis() {
    return throughput.latencyMillis();
  }
}
