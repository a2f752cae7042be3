package dev.pershot.sample.picture;

import java.util.ArrayList;
import java.util.List;

/** A colour for every number in [0, 1]: straight lines between stops, looked up from a table. */
public final class Ramp {
  private static final int STEPS = 4096;

  private final int[] colours = new int[STEPS + 1];

  private Ramp(double[] positions, int[] stops) {
    int next = 1;
    for (int i = 0; i <= STEPS; i++) {
      double t = (double) i / STEPS;
      while (next < stops.length - 1 && t > positions[next]) {
        next++;
      }
      double span = positions[next] - positions[next - 1];
      colours[i] = Colour.mix(stops[next - 1], stops[next], (t - positions[next - 1]) / span);
    }
  }

  /** Stops at equal distances. */
  public static Ramp even(int... stops) {
    double[] positions = new double[stops.length];
    for (int i = 0; i < stops.length; i++) {
      positions[i] = (double) i / (stops.length - 1);
    }
    return new Ramp(positions, stops);
  }

  public static Builder from(int colour) {
    return new Builder(colour);
  }

  /** The colour at {@code t}; beyond the ends it is the end's. */
  public int at(double t) {
    return colours[Math.max(0, Math.min(STEPS, (int) (t * STEPS + 0.5)))];
  }

  /** Adds stops in rising order; the last one stands at 1. */
  public static final class Builder {
    private final List<Double> positions = new ArrayList<>();
    private final List<Integer> colours = new ArrayList<>();

    private Builder(int colour) {
      positions.add(0.0);
      colours.add(colour);
    }

    public Builder at(double position, int colour) {
      double last = positions.get(positions.size() - 1);
      if (!(position > last && position <= 1)) {
        throw new IllegalArgumentException("stop " + position + " must lie in (" + last + ", 1]");
      }
      positions.add(position);
      colours.add(colour);
      return this;
    }

    public Ramp to(int colour) {
      at(1, colour);
      return new Ramp(
          positions.stream().mapToDouble(Double::doubleValue).toArray(),
          colours.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
