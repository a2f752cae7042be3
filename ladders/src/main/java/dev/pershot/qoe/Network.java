package dev.pershot.qoe;

import dev.pershot.qoe.Trace.Period;

/** A trace as it passes. What is asked of it takes time, and returns how much. */
final class Network {
  private final Trace trace;
  private int index;
  private double left;

  Network(Trace trace) {
    this.trace = trace;
    this.left = now().millis();
  }

  /** The present state of the network. */
  Period now() {
    return trace.periods().get(index);
  }

  private void next() {
    index = (index + 1) % trace.periods().size();
    left = now().millis();
  }

  /** Nothing is asked for so long. */
  void pass(double millis) {
    double rest = millis;
    while (rest > left) {
      rest -= left;
      next();
    }
    left -= rest;
  }

  /** From a request to its first bit. Where latency changes meanwhile, each has its share. */
  double latency() {
    double millis = 0;
    double share = 1;
    while (share > 0) {
      double latency = now().latencyMillis();
      double wanted = share * latency;
      if (wanted <= left) {
        left -= wanted;
        return millis + wanted;
      }
      millis += left;
      share -= left / latency;
      next();
    }
    return millis;
  }

  /** So many bits. */
  double download(double bits) {
    double millis = 0;
    double rest = bits;
    while (rest > 0) {
      double kbps = now().kbps();
      if (rest <= left * kbps) {
        double wanted = rest / kbps;
        left -= wanted;
        return millis + wanted;
      }
      millis += left;
      rest -= left * kbps;
      next();
    }
    return millis;
  }

  /** What arrived in a while. */
  record Part(double bits, double millis) {}

  /**
   * Downloads until both so many bits and so much time are over, or all of {@code bits} is here.
   */
  Part downloadPart(double bits, double leastBits, double leastMillis) {
    double gotBits = 0;
    double tookMillis = 0;
    while (bits - gotBits > 0 && (leastBits - gotBits > 0 || leastMillis - tookMillis > 0)) {
      double kbps = now().kbps();
      double wantedBits = Math.max(leastBits - gotBits, (leastMillis - tookMillis) * kbps);
      double wanted = Math.min(bits - gotBits, wantedBits);
      if (kbps > 0 && wanted <= left * kbps) {
        left -= wanted / kbps;
        return new Part(gotBits + wanted, tookMillis + wanted / kbps);
      }
      if (kbps == 0 && leastBits - gotBits <= 0 && leastMillis - tookMillis <= left) {
        left -= leastMillis - tookMillis;
        return new Part(gotBits, leastMillis);
      }
      gotBits += left * kbps;
      tookMillis += left;
      next();
    }
    return new Part(gotBits, tookMillis);
  }
}
