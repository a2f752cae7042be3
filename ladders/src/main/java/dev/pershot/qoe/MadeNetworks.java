package dev.pershot.qoe;

import dev.pershot.qoe.Trace.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks that are made by a formula, for what must be the same everywhere and needs no recording:
 * in the {@code i}-th span of two seconds the bandwidth is
 *
 * <pre>centre * 2 ^ (swing * (sin(2 pi i / 7) + sin(2 pi i / 31)) / 2)</pre>
 *
 * <p>and 0 in the first {@code gap} of each 53 spans but of the first 53. The three lengths are
 * prime, so that nothing comes again within ten minutes.
 */
public final class MadeNetworks {
  private static final double SPAN_MILLIS = 2000;
  private static final int FAST = 7;
  private static final int SLOW = 31;
  private static final int GAPS = 53;
  private static final int SPANS = 300;

  /** Ten minutes, after which each begins anew. */
  public static final double SECONDS = SPANS * SPAN_MILLIS / 1000;

  private MadeNetworks() {}

  /** From a line that hardly varies to a train with tunnels. */
  public static List<Trace> all() {
    return List.of(
        made("line", 6000, 0.25, 20, 0),
        made("home", 2500, 1, 40, 0),
        made("mobile", 1200, 1.5, 80, 0),
        made("train", 1600, 2, 120, 12),
        made("edge", 300, 1.5, 100, 0));
  }

  private static Trace made(
      String name, double centreKbps, double swing, double latencyMillis, int gap) {
    List<Period> periods = new ArrayList<>();
    for (int i = 0; i < SPANS; i++) {
      boolean gone = i >= GAPS && i % GAPS < gap;
      double kbps =
          gone ? 0 : centreKbps * StrictMath.pow(2, swing * (wave(i, FAST) + wave(i, SLOW)) / 2);
      periods.add(new Period(SPAN_MILLIS, kbps, latencyMillis));
    }
    return new Trace(name, periods);
  }

  private static double wave(int i, int length) {
    return StrictMath.sin(2 * Math.PI * i / length);
  }
}
