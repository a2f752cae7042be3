package dev.pershot.qoe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The players that are simulated. */
public enum PlayerKind {
  /** Huang et al., "A Buffer-Based Approach to Rate Adaptation", SIGCOMM 2014. */
  BBA0,
  /** Spiteri, Urgaonkar and Sitaraman, "BOLA", INFOCOM 2016, with BOLA-U's look at throughput. */
  BOLA,
  /** BOLA-E: BOLA with a placeholder for buffer that is not there (MMSys 2018). */
  BOLAE,
  /** What the network was seen to carry, less a tenth (dash.js). */
  THROUGHPUT,
  /** Throughput while the buffer is low, BOLA above (dash.js). */
  DYNAMIC;

  /** As it is written on the command line and in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PlayerKind> labelled(String label) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
  }

  /** A player for one session. */
  Player player(StreamedTitle title, double bufferMillis) {
    if (title.highest() == 0) {
      return view -> Player.Choice.now(0);
    }
    return switch (this) {
      case BBA0 -> Bba0.of(title, bufferMillis);
      case BOLA -> new Bola(title, bufferMillis);
      case BOLAE -> new BolaE(title, bufferMillis);
      case THROUGHPUT -> new ThroughputRule();
      case DYNAMIC -> new Dynamic(title, bufferMillis);
    };
  }
}
