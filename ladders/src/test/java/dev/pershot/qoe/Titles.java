package dev.pershot.qoe;

import dev.pershot.qoe.StreamedTitle.Rung;
import dev.pershot.qoe.Trace.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Made-up titles and networks. */
final class Titles {
  static final double[] KBPS = {200, 400, 800, 1600, 3200};

  private Titles() {}

  /** Segments of one length, each with exactly its rung's rate; VMAF 50, 60, and so on. */
  static StreamedTitle constant(int segments, double millis, double... kbps) {
    List<Rung> rungs = new ArrayList<>();
    for (double rate : kbps) {
      double vmaf = 50 + 10.0 * rungs.size();
      rungs.add(
          new Rung(
              "r" + rungs.size(),
              rate,
              Collections.nCopies(segments, rate * millis),
              Collections.nCopies(segments, vmaf)));
    }
    return new StreamedTitle(Collections.nCopies(segments, millis), rungs);
  }

  /** Lengths of 1 to 6 s, and sizes that differ from the rate by up to a half. */
  static StreamedTitle random(long seed, int segments) {
    Random random = new Random(seed);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < segments; i++) {
      millis.add(1000.0 + random.nextInt(5000));
    }
    List<Rung> rungs = new ArrayList<>();
    for (double kbps : KBPS) {
      List<Double> bits = new ArrayList<>();
      List<Double> vmaf = new ArrayList<>();
      for (double length : millis) {
        bits.add(kbps * length * (0.5 + random.nextDouble()));
        vmaf.add(40 + 10 * rungs.size() + 5 * random.nextDouble());
      }
      rungs.add(new Rung("r" + rungs.size(), kbps, bits, vmaf));
    }
    return new StreamedTitle(millis, rungs);
  }

  static Trace steady(double kbps) {
    return new Trace("steady", List.of(new Period(1000, kbps, 0)));
  }

  /** Bandwidths of 0 to 4 Mbit/s that change every one to three seconds. */
  static Trace random(long seed) {
    Random random = new Random(seed);
    List<Period> periods = new ArrayList<>();
    periods.add(new Period(1000, 1000, 50));
    for (int i = 0; i < 60; i++) {
      periods.add(
          new Period(
              1000.0 + random.nextInt(2000),
              random.nextInt(8) == 0 ? 0 : random.nextInt(4000),
              random.nextInt(200)));
    }
    return new Trace("random " + seed, periods);
  }
}
